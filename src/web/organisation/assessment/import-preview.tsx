import { handle } from '../../../casework/handle.ts'
import { discardUpload, waitingUpload } from '../../../casework/plans/uploads.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { count, field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { Crumb } from '../../nhsuk/breadcrumb.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'
import { uploadKey } from './import-page.tsx'
import { answersOf, markName, marksOf, mayMark } from './marks.ts'
import { importInto, type MarkChange, type WaitingMarks } from './read-import.ts'
import { rowsInWords } from './rows-in-words.ts'

/** What the uploaded file would change, before anything is changed. */
export async function importPreview(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const waiting = await waitingMarks(request, opened, field(request.query, 'upload'))
  if (waiting === null) return goTo(`${opened.address}/assessment/import`)
  return show(<Preview request={request} opened={opened} waiting={waiting} />)
}

/** Takes the file's marks on top of the saved ones, unless those changed since the preview. */
export async function confirmImport(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const waiting = await waitingMarks(request, opened, field(form, 'upload'))
  if (waiting === null) return goTo(`${opened.address}/assessment/import`)
  const draft = opened.casefile.assessmentDraft
  const answers = answersOf(importInto(marksOf(draft), waiting).after, draft)
  const order = { type: 'mark-assessment', basedOn: count(form, 'basedOn'), answers } as const
  const handled = await handle(casework, viewer, opened.place, order)
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'refused') {
    const now = { ...opened, casefile: handled.casefile }
    const errors = [{ field: null, text: refusalMessage(handled.refusal) }]
    const status = handled.refusal.name === 'changed-meanwhile' ? 409 : 422
    return showAgain(<Preview request={request} opened={now} waiting={waiting} errors={errors} />, status)
  }
  await discardUpload(casework, viewer, uploadKey(opened))
  return goTo(`${opened.address}/assessment?saved=yes`)
}

type Waiting = WaitingMarks & { readonly id: string }

async function waitingMarks(
  { casework, viewer }: SignedInRequest,
  opened: CasefileContext,
  id: string,
): Promise<Waiting | null> {
  const upload = mayMark(opened) ? await waitingUpload(casework, viewer, uploadKey(opened), id) : null
  return upload === null ? null : { ...(upload.content as WaitingMarks), id: upload.id }
}

type PreviewProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly waiting: Waiting
  readonly errors?: readonly FormError[]
}

function Preview({ request, opened, waiting, errors = [] }: PreviewProps) {
  const address = `${opened.address}/assessment`
  const draft = opened.casefile.assessmentDraft
  const { changes, alike } = importInto(marksOf(draft), waiting)
  return (
    <OrganisationLayout
      request={request}
      place={opened.place}
      title="What the file changes"
      errors={errors}
      below={[above(address, 'Assessment'), above(`${address}/import`, 'Import marks')]}
    >
      <p class="nhsuk-body-l">
        “{waiting.file}” marks {waiting.marks.length} evidence items: {changes.length} otherwise than they are saved
        here, {alike} alike. Items that are not in the file stay as they are.
      </p>
      {waiting.rows !== undefined && <p>{rowsInWords(waiting.rows)}</p>}
      <Changes changes={changes} />
      <Form action={`${address}/import/preview`}>
        <input type="hidden" name="upload" value={waiting.id} />
        <input type="hidden" name="basedOn" value={draft?.version ?? 0} />
        <div class="nhsuk-button-group">
          {changes.length > 0 && <Button preventDoubleClick>Take these changes</Button>}
          <a href={address}>Leave everything as it is</a>
        </div>
      </Form>
    </OrganisationLayout>
  )
}

function above(href: string, text: string): Crumb {
  return { href, text }
}

function Changes({ changes }: { readonly changes: readonly MarkChange[] }) {
  return (
    <DataTable
      caption="Changes"
      rows={changes}
      empty="The file changes nothing: every item in it is marked like that already."
      columns={[
        { header: 'Item', nowrap: true, cell: ({ evidence }: MarkChange) => evidence },
        { header: 'Now', cell: ({ before }) => markName(before) },
        { header: 'After the import', cell: ({ after }) => markName(after) },
      ]}
    />
  )
}
