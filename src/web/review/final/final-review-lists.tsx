import { type ChosenCasefile, mostConcludedAtOnce } from '../../../casework/reviews/conclude-final-review.ts'
import type { FinalReview, FinalReviewRow } from '../../../casework/reviews/final-review.ts'
import type { Day } from '../../../core/day.ts'
import { type CycleName, cycleOn, parseCycleName } from '../../../core/guidance/cycles.ts'
import { may } from '../../../core/permissions.ts'
import type { FinalReviewGroup, FinalReviewState } from '../../../core/reviews/final-review.ts'
import { field, fields, type SubmittedForm } from '../../../http/form.ts'
import { nameOf } from '../../../http/forms/field.ts'
import { typedIn } from '../../../http/forms/read-form.ts'
import { text } from '../../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { type ListColumn, ListTable } from '../../components/list-table.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { conclusionFields } from './conclusions-preview.tsx'
import { closedHeader, finalReviewColumns } from './final-review-columns.tsx'

/** The reason for every Trust that is closed. */
const reasonFields = {
  reason: text({
    label: 'Reason for closing as not met',
    size: 'm',
    hint: 'It is used for every Trust that you close. You can change it for each on the next page. The Trust and its Regional Security Lead read it.',
    rows: 5,
  }),
}

type FinalReviewListsProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  readonly review: FinalReview
  readonly chosen: readonly string[]
  readonly errors: readonly FormError[]
}

type ListedGroup = Exclude<FinalReviewGroup, 'needs-nothing'>

/** The groups of the final review, those that need a decision first, in one form to choose Trusts from. */
export function FinalReviewLists(props: FinalReviewListsProps) {
  const { request, cycle, review } = props
  const lists = listed.map((group) => <Group {...props} group={group} />)
  const choosable = listed.filter((group) => isChosenFrom(group, review.state) && review.groups[group].length > 0)
  if (choosable.length === 0 || !may(request.viewer, 'conclude-final-review', null)) return <>{lists}</>
  return (
    <Form action="/reviews/final">
      <input type="hidden" name="cycle" value={cycle} />
      {lists}
      <Reason {...props} closes={choosable.includes('close')} />
      <Button name="action" value="preview">
        Check what will be recorded
      </Button>
    </Form>
  )
}

const listed: readonly ListedGroup[] = ['confirm', 'close', 'stays-not-met']

/** Nothing can be chosen before the final review begins; once it is withdrawn, only completion can be confirmed. */
function isChosenFrom(group: FinalReviewGroup, { kind }: FinalReviewState): boolean {
  if (group === 'confirm') return kind === 'begun' || kind === 'withdrawn'
  return group === 'close' && kind === 'begun'
}

function Group({ request, cycle, review, chosen, group }: FinalReviewListsProps & { readonly group: ListedGroup }) {
  const rows = review.groups[group]
  const chooses = isChosenFrom(group, review.state) && may(request.viewer, 'conclude-final-review', null)
  const address = `/reviews/final?cycle=${cycle}&table=${group}`
  return (
    <section aria-labelledby={group}>
      <h2 class="nhsuk-heading-m" id={group}>
        {groupTitles[group]} ({rows.length})
      </h2>
      <p>{meaningOf(group, review.state)}</p>
      {chooses && rows.length > 1 && <ChooseMany group={group} cycle={cycle} rows={rows} />}
      <ListTable
        caption={groupTitles[group]}
        captionHidden
        columns={columnsOf(group, finalReviewColumns(cycle, request.today, chooses ? { chosen } : null))}
        rows={rows}
        empty={empties[group]}
        downloads={{ csv: `${address}&format=csv`, xlsx: `${address}&format=xlsx` }}
      />
    </section>
  )
}

/** Only the group with Standards Not Met has the column that says when a Trust was closed as not met. */
function columnsOf<Row>(group: ListedGroup, columns: readonly ListColumn<Row>[]): readonly ListColumn<Row>[] {
  return group === 'stays-not-met' ? columns : columns.filter(({ header }) => header !== closedHeader)
}

const groupTitles: Readonly<Record<ListedGroup, string>> = {
  confirm: 'Done, to be confirmed',
  close: 'Approaching Standards, not done',
  'stays-not-met': 'Standards Not Met already',
}

const empties: Readonly<Record<ListedGroup, string>> = {
  confirm: 'No Trust is waiting for a reviewer to confirm completion.',
  close: 'No Trust at Approaching Standards has something left to do.',
  'stays-not-met': 'No Trust that published its assessment here is at Standards Not Met.',
}

function meaningOf(group: ListedGroup, { kind }: FinalReviewState): string {
  if (group === 'confirm')
    return 'Every action is reported as done. If you confirm it, the status becomes Standards Met.'
  if (group === 'stays-not-met')
    return 'No plan was approved, or it was closed. The final review does not change these.'
  return kind === 'withdrawn'
    ? 'The status stays Approaching Standards.'
    : 'If you close it as not met, with the reason, the status becomes Standards Not Met.'
}

type ChooseManyProps = {
  readonly group: ListedGroup
  readonly cycle: CycleName
  readonly rows: readonly FinalReviewRow[]
}

/** A link to the same page with the boxes ticked, which works without JavaScript. */
function ChooseMany({ group, cycle, rows }: ChooseManyProps) {
  const many = firstOf(rows).length
  return (
    <p>
      <a href={`/reviews/final?cycle=${cycle}&choose=${group}#${group}`}>
        {many === rows.length ? `Choose all ${many}` : `Choose the first ${many}`}
        <span class="nhsuk-u-visually-hidden"> of {groupTitles[group]}</span>
      </a>
    </p>
  )
}

function Reason({ request, errors, closes }: FinalReviewListsProps & { readonly closes: boolean }) {
  return (
    <>
      {closes && <FormFields table={reasonFields} typed={typedIn(reasonFields, request.form)} errors={errors} />}
      <p>Choose at most {mostConcludedAtOnce} at once. You check them on the next page before anything is recorded.</p>
    </>
  )
}

/** The toolkit year that the form or address names, or that of the day; null for an unknown one. */
export function requestedCycle(form: SubmittedForm, today: Day): CycleName | null {
  const name = field(form, 'cycle')
  return name === '' ? cycleOn(today) : parseCycleName(name)
}

/** The chosen Trusts, each code once. A Trust’s own reason is the field `reason-RXX`; without it the common one is used. */
export function readChosen(form: SubmittedForm): readonly ChosenCasefile[] {
  const common = typedIn(reasonFields, form).reason
  const chosen = new Map<string, ChosenCasefile>()
  for (const value of fields(form, 'chosen')) {
    const [, code, seen] = /^([A-Z0-9]{3,6}) (\d{1,9})$/.exec(value) ?? []
    if (code === undefined) continue
    const row = conclusionFields({ code, name: code })
    const { reason, note } = typedIn(row, form)
    chosen.set(code, {
      code,
      seen: Number(seen),
      reason: form.has(nameOf('reason', row.reason)) ? reason : common,
      note,
    })
  }
  return [...chosen.values()]
}

/** The first rows, as many as can be concluded at once. */
export function firstOf(rows: readonly FinalReviewRow[]): readonly FinalReviewRow[] {
  return rows.slice(0, mostConcludedAtOnce)
}
