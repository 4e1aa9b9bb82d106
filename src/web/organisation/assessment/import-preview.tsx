import { handle } from '../../../casework/handle.ts'
import { discardUpload, waitingUpload } from '../../../casework/plans/uploads.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { hidden, version } from '../../../http/forms/choice-fields.ts'
import { readHidden } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { HiddenFields } from '../../components/form-fields.tsx'
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

/** The form to save the marks of the file that was on the page, over the marks that were saved then. */
const confirmFields = { upload: hidden, basedOn: version }

/** What the uploaded file would change, before anything is changed. */
export async function importPreview(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const waiting = await waitingMarks(request, context, field(request.query, 'upload'))
  if (waiting === null) return goTo(`${context.address}/assessment/import`)
  return show(<Preview request={request} context={context} waiting={waiting} />)
}

/** Saves the file's marks over the saved ones. If those changed since the preview, shows it again instead. */
export async function confirmImport(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const { upload, basedOn } = readHidden(confirmFields, form)
  const waiting = await waitingMarks(request, context, upload)
  if (waiting === null) return goTo(`${context.address}/assessment/import`)
  const draft = context.casefile.assessmentDraft
  const answers = answersOf(importInto(marksOf(draft), waiting).after, draft)
  const command = { type: 'mark-assessment', basedOn, answers } as const
  const handled = await handle(casework, viewer, context, command)
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'refused') {
    const now = { ...context, casefile: handled.casefile }
    const errors = [{ field: null, text: refusalMessage(handled.refusal) }]
    const status = handled.refusal.name === 'changed-meanwhile' ? 409 : 422
    return showAgain(<Preview request={request} context={now} waiting={waiting} errors={errors} />, status)
  }
  await discardUpload(casework, viewer, uploadKey(context))
  return goTo(`${context.address}/assessment?saved=yes`)
}

type Waiting = WaitingMarks & { readonly id: string }

async function waitingMarks(
  { casework, viewer }: SignedInRequest,
  context: CasefileContext,
  id: string,
): Promise<Waiting | null> {
  const upload = mayMark(context) ? await waitingUpload(casework, viewer, uploadKey(context), id) : null
  return upload === null ? null : { ...(upload.content as WaitingMarks), id: upload.id }
}

type PreviewProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly waiting: Waiting
  readonly errors?: readonly FormError[]
}

function Preview({ request, context, waiting, errors = [] }: PreviewProps) {
  const address = `${context.address}/assessment`
  const draft = context.casefile.assessmentDraft
  const { changes, unchanged } = importInto(marksOf(draft), waiting)
  return (
    <OrganisationLayout
      request={request}
      casefileKey={context.casefileKey}
      title="What the file changes"
      errors={errors}
      below={[above(address, 'Assessment'), above(`${address}/import`, 'Import marks')]}
    >
      <p class="nhsuk-body-l">
        “{waiting.file}” marks {pluralise(waiting.marks.length, 'evidence item')}: {changes.length} will change,{' '}
        {unchanged} {unchanged === 1 ? 'stays' : 'stay'} the same. Items that are not in the file stay as they are.
      </p>
      {waiting.rows !== undefined && <p>{rowsInWords(waiting.rows)}</p>}
      <Changes changes={changes} />
      <Form action={`${address}/import/preview`}>
        <HiddenFields table={confirmFields} typed={{ upload: waiting.id, basedOn: String(draft?.version ?? 0) }} />
        <div class="nhsuk-button-group">
          {changes.length > 0 && <Button preventDoubleClick>Save these changes</Button>}
          <a href={address}>Cancel</a>
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
      empty="The file changes nothing: every item in it already has that mark."
      columns={[
        { header: 'Item', nowrap: true, cell: ({ evidence }: MarkChange) => evidence },
        { header: 'Now', cell: ({ before }) => markName(before) },
        { header: 'After the import', cell: ({ after }) => markName(after) },
      ]}
    />
  )
}
