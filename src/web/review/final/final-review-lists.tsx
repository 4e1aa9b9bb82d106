import { type ChosenCasefile, mostConcludedAtOnce } from '../../../casework/reviews/conclude-final-review.ts'
import type { FinalReview, FinalReviewRow } from '../../../casework/reviews/final-review.ts'
import { type CycleName, cycleNames, parseCycleName } from '../../../core/guidance/cycles.ts'
import { may } from '../../../core/permissions.ts'
import type { FinalReviewGroup, FinalReviewState } from '../../../core/reviews/final-review.ts'
import { field, fields, type SubmittedForm } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { type ListColumn, ListTable } from '../../components/list-table.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import { closedHeader, finalReviewColumns } from './final-review-columns.tsx'

type FinalReviewListsProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  readonly review: FinalReview
  readonly chosen: readonly string[]
  readonly errors: readonly FormError[]
}

type ListedGroup = Exclude<FinalReviewGroup, 'needs-nothing'>

/** The groups of the final review, those that a decision waits for first, in one form to choose from. */
export function FinalReviewLists(props: FinalReviewListsProps) {
  const { request, cycle, review } = props
  const lists = listed.map((group) => <Group {...props} group={group} />)
  const open = listed.filter((group) => isChosenFrom(group, review.state) && review.groups[group].length > 0)
  if (open.length === 0 || !may(request.viewer, 'conclude-final-review', null)) return <>{lists}</>
  return (
    <Form action="/reviews/final">
      <input type="hidden" name="cycle" value={cycle} />
      {lists}
      <Reason {...props} closes={open.includes('close')} />
      <Button name="press" value="preview">
        See what this would record
      </Button>
    </Form>
  )
}

const listed: readonly ListedGroup[] = ['confirm', 'close', 'stays-not-met']

/** Before it begins nothing is chosen here; withdrawn, only what is done is still confirmed. */
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

/** Only of those who hold Standards Not Met can it be said that they were closed so. */
function columnsOf<Row>(group: ListedGroup, columns: readonly ListColumn<Row>[]): readonly ListColumn<Row>[] {
  return group === 'stays-not-met' ? columns : columns.filter(({ header }) => header !== closedHeader)
}

const groupTitles: Readonly<Record<ListedGroup, string>> = {
  confirm: 'Done, to be confirmed',
  close: 'Approaching Standards, not done',
  'stays-not-met': 'Standards Not Met already',
}

const empties: Readonly<Record<ListedGroup, string>> = {
  confirm: 'No Trust waits for a reviewer to confirm that everything is done.',
  close: 'No Trust holds Approaching Standards with something left to do.',
  'stays-not-met': 'No Trust that published its assessment here holds Standards Not Met.',
}

function meaningOf(group: ListedGroup, { kind }: FinalReviewState): string {
  if (group === 'confirm') return 'Every action is reported as done. Confirmed, the status becomes Standards Met (S3).'
  if (group === 'stays-not-met') return 'No plan was approved, or it was closed. The final review changes nothing here.'
  return kind === 'withdrawn'
    ? 'The status stays Approaching Standards (S4, G1).'
    : 'Closed as not met, with the reason, the status becomes Standards Not Met (S4).'
}

type ChooseManyProps = {
  readonly group: ListedGroup
  readonly cycle: CycleName
  readonly rows: readonly FinalReviewRow[]
}

/** Works without script: the same page with the boxes ticked. */
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
      {closes && (
        <Textarea
          name="reason"
          label="Reason for closing as not met"
          labelSize="m"
          hint="It stands for all that you close. You can change it for each on the next page. The Trust and its Regional Security Lead read it."
          value={field(request.form, 'reason')}
          error={errorOf(errors, 'reason')}
        />
      )}
      <p>Choose at most {mostConcludedAtOnce} at once. Nothing is recorded before you have seen it.</p>
    </>
  )
}

/** The cycle that is asked for, or the first; null where there is no such cycle. */
export function requestedCycle(form: SubmittedForm): CycleName | null {
  const asked = field(form, 'cycle')
  return asked === '' ? cycleNames[0] : parseCycleName(asked)
}

/** What was chosen, each code once; a Trust’s own reason stands in `reason-RXX`, else the common one holds. */
export function readChosen(form: SubmittedForm): readonly ChosenCasefile[] {
  const common = field(form, 'reason')
  const chosen = new Map<string, ChosenCasefile>()
  for (const value of fields(form, 'chosen')) {
    const [, code, seen] = /^([A-Z0-9]{3,6}) (\d{1,9})$/.exec(value) ?? []
    if (code === undefined) continue
    const reason = form.has(`reason-${code}`) ? field(form, `reason-${code}`) : common
    chosen.set(code, { code, seen: Number(seen), reason, note: field(form, `note-${code}`) })
  }
  return [...chosen.values()]
}

/** As many as are concluded at once. */
export function firstOf(rows: readonly FinalReviewRow[]): readonly FinalReviewRow[] {
  return rows.slice(0, mostConcludedAtOnce)
}
