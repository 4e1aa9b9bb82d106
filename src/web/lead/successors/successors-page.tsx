import type { VNode } from 'preact'
import {
  previewSuccession,
  type RecordedSuccession,
  recordedSuccessions,
  recordSuccession,
  type SuccessionPreview,
} from '../../../casework/organisations/successions.ts'
import type { OdsCode } from '../../../core/organisation.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { nothingTyped, readForm, typedIn } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DayText } from '../../components/day-text.tsx'
import { FormFields } from '../../components/form-fields.tsx'
import { type ListColumn, ListTable, tableOfList } from '../../components/list-table.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import {
  problemErrors,
  sendingFields,
  successionFields,
  successionOf,
  type TypedSuccession,
} from './succession-fields.ts'
import { SuccessionPreviewPage } from './succession-preview.tsx'
import { SuccessorsLayout } from './successors-layout.tsx'

/** Interpretation 7: the closings that leads have recorded, and the form to record one; `?format=` gives the list as a file. */
export async function successorsPage(request: SignedInRequest): Promise<Answer> {
  const format = requestedFormat(request.query)
  if (format === null) return answer(await page(request, nothingTyped(successionFields), []), show)
  const recorded = await recordedSuccessions(request.casework, request.viewer)
  if (recorded === null) return notFound
  return tableFile(tableOfList(columns, recorded), `Successors ${request.today}`, format)
}

/** Shows what would follow; sent again with `action=record`, records it. */
export async function recordFromPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, form } = request
  const read = readForm(successionFields, form)
  const { seen, action } = typedIn(sendingFields, form)
  const { typed } = read
  const again: Again = async (errors, status = 422) =>
    answer(await page(request, typed, errors), (shown) => showAgain(shown, status))
  if (action === 'change') return answer(await page(request, typed, []), show)
  if (!read.ok) return again(read.errors)
  const [{ code }, succession] = [read.value, successionOf(read.value)]
  const preview = await previewSuccession(casework, viewer, code, succession)
  if (preview === null) return again([{ field: 'code', text: `No organisation with the code ${code} is known here` }])
  if (action === 'record')
    return recorded(await recordSuccession(casework, viewer, code, succession, seen), code, again)
  if (preview.problems.length > 0) return again(problemErrors(preview.problems))
  return show(<SuccessionPreviewPage request={request} typed={typed} succession={succession} preview={preview} />)
}

type Again = (errors: readonly FormError[], status?: 409 | 422) => Promise<Answer>

async function recorded(
  result: Awaited<ReturnType<typeof recordSuccession>>,
  code: OdsCode,
  again: Again,
): Promise<Answer> {
  switch (result.result) {
    case 'done':
      return goTo(`/successors?recorded=${code}`)
    case 'refused':
      return again(problemErrors(result.preview.problems))
    case 'changed-meanwhile':
      return again([{ field: null, text: changed(result.preview) }], 409)
    case 'not-allowed':
      return notFound
  }
}

function changed({ organisation: { name } }: SuccessionPreview): string {
  return `What is known of ${name} changed while you were reading. Check what follows, then record it again`
}

function answer(page: VNode | null, give: (page: VNode) => Answer): Answer {
  return page === null ? notFound : give(page)
}

/** The list with the form; null for a person who may not record a closing. */
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
        If a closed organisation has one successor, the people of the successor take over its open assessment and plan.
        If it has several successors or none, nobody takes them over, and no more is due. The record of what was done
        stays with the closed organisation.
      </p>
      <h2 class="nhsuk-heading-m">Record a closing</h2>
      <Form action="/successors">
        <FormFields table={successionFields} typed={typed} errors={errors} />
        <Button name="action" value="preview">
          See what follows
        </Button>
      </Form>
      <ListTable
        caption="What was recorded, newest first"
        columns={columns}
        rows={all}
        empty="No closing has been recorded here yet. Closings in the organisation data do not need to be recorded."
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
    show: ({ closed }) => (closed === null ? 'Reopened' : <DayText day={closed} plain />),
  },
  { header: 'Successors', value: ({ successors }) => (successors.length === 0 ? 'None' : successors.join(', ')) },
  { header: 'Reason', value: ({ reason }) => (reason === '' ? 'None given' : reason) },
  { header: 'Recorded on', value: ({ on }) => on, show: ({ on }) => <DayText day={on} plain /> },
  { header: 'By', value: ({ by }) => by },
]
