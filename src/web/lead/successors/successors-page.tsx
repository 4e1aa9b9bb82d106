import type { VNode } from 'preact'
import {
  previewSuccession,
  type RecordedSuccession,
  recordedSuccessions,
  recordSuccession,
  type SuccessionPreview,
} from '../../../casework/organisations/successions.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DayText } from '../../components/day-text.tsx'
import { type ListColumn, ListTable, tableOfList } from '../../components/list-table.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import { SuccessionForm } from './succession-form.tsx'
import { SuccessionPreviewPage } from './succession-preview.tsx'
import { SuccessorsLayout } from './successors-layout.tsx'
import {
  nothingTyped,
  problemErrors,
  type ReadSuccession,
  readSuccession,
  type TypedSuccession,
  typedSuccession,
} from './typed-succession.ts'

/** Reading 7: what the lead recorded of closed organisations, and a form to record one more; `?format=` gives a file. */
export async function successorsPage(request: SignedInRequest): Promise<Answer> {
  const format = requestedFormat(request.query)
  if (format === null) return answer(await page(request, nothingTyped, []), show)
  const recorded = await recordedSuccessions(request.casework, request.viewer)
  if (recorded === null) return notFound
  return tableFile(tableOfList(columns, recorded), `Successors ${request.today}`, format)
}

/** First shows what would follow, then records it. */
export async function recordFromPage(request: SignedInRequest): Promise<Answer> {
  const typed = typedSuccession(request.form)
  const again = async (errors: readonly FormError[], status: 409 | 422 = 422) =>
    answer(await page(request, typed, errors), (shown) => showAgain(shown, status))
  if (field(request.form, 'press') === 'change') return answer(await page(request, typed, []), show)
  const read = readSuccession(typed)
  if (!read.ok) return again(read.errors)
  const { casework, viewer } = request
  const preview = await previewSuccession(casework, viewer, read.code, read.succession)
  if (preview === null)
    return again([{ field: 'code', text: `No organisation with the code ${read.code} is known here` }])
  if (field(request.form, 'press') !== 'record') {
    if (preview.problems.length > 0) return again(problemErrors(preview.problems))
    return show(
      <SuccessionPreviewPage request={request} typed={typed} succession={read.succession} preview={preview} />,
    )
  }
  return recorded(request, read, again)
}

type Again = (errors: readonly FormError[], status?: 409 | 422) => Promise<Answer>

async function recorded(
  { casework, viewer, form }: SignedInRequest,
  { code, succession }: ReadSuccession & { readonly ok: true },
  again: Again,
): Promise<Answer> {
  const kept = await recordSuccession(casework, viewer, code, succession, field(form, 'seen'))
  switch (kept.result) {
    case 'done':
      return goTo(`/successors?recorded=${code}`)
    case 'refused':
      return again(problemErrors(kept.preview.problems))
    case 'changed-meanwhile':
      return again([{ field: null, text: changed(kept.preview) }], 409)
    case 'not-allowed':
      return notFound
  }
}

function changed({ organisation: { name } }: SuccessionPreview): string {
  return `What is known of ${name} changed while you were reading. Look at what follows again, then record it`
}

function answer(page: VNode | null, give: (page: VNode) => Answer): Answer {
  return page === null ? notFound : give(page)
}

/** The list with the form; null for whoever may not record. */
async function page(
  request: SignedInRequest,
  typed: TypedSuccession,
  errors: readonly FormError[],
): Promise<VNode | null> {
  const all = await recordedSuccessions(request.casework, request.viewer)
  if (all === null) return null
  const just = all.find(({ code }) => code === field(request.query, 'recorded'))
  return (
    <SuccessorsLayout request={request} errors={errors}>
      {just !== undefined && <NotificationBanner variant="success" heading={`Recorded for ${just.name}`} />}
      <p>
        Where an organisation closes into one other, that one’s people go on with its open casefiles. Where it closes
        into several or into none, nobody goes on with them, and nothing more is asked for. What was done stays where it
        was done.
      </p>
      <h2 class="nhsuk-heading-m">Record a closing</h2>
      <SuccessionForm typed={typed} errors={errors} />
      <ListTable
        caption="What was recorded, newest first"
        columns={columns}
        rows={all}
        empty="No closing was recorded here yet. What the organisation data says of closings holds without it."
        downloads={{ csv: '/successors?format=csv', xlsx: '/successors?format=xlsx' }}
        wordy
      />
    </SuccessorsLayout>
  )
}

const columns: readonly ListColumn<RecordedSuccession>[] = [
  {
    header: 'Organisation',
    value: ({ name }) => name,
    show: ({ name, code }) => <a href={`/organisations/${code}`}>{`${name} (${code})`}</a>,
  },
  { header: 'Code', value: ({ code }) => code, fileOnly: true },
  {
    header: 'Last day',
    value: ({ closed }) => closed,
    show: ({ closed }) => (closed === null ? 'Open after all' : <DayText day={closed} plain />),
  },
  { header: 'Successors', value: ({ successors }) => (successors.length === 0 ? 'None' : successors.join(', ')) },
  { header: 'Reason', value: ({ reason }) => (reason === '' ? 'None given' : reason) },
  { header: 'Recorded on', value: ({ on }) => on, show: ({ on }) => <DayText day={on} plain /> },
  { header: 'By', value: ({ by }) => by },
]
