import { attachmentsTo } from '../../../core/casefile/attachment.ts'
import { attachingRefusal } from '../../../core/casefile/decide/decide-attachment.ts'
import { isDone, type Plan, type PlanItem } from '../../../core/plan/plan.ts'
import { pluralise } from '../../../core/sentences.ts'
import { attachmentsAddress } from '../../components/attached-files.tsx'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { Progress } from '../../components/progress.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { GivenDatesText, givenDates } from './given-dates.tsx'

type ItemsProgressProps = {
  readonly context: CasefileContext
  readonly plan: Plan
  /** Whether each item links to its part of the form below. */
  readonly linked: boolean
}

/** One line for each item of the plan being delivered. */
export function ItemsProgress({ context, plan, linked }: ItemsProgressProps) {
  const { items } = plan
  return (
    <>
      <Progress done={items.filter(isDone).length} total={items.length} what="items complete" />
      {linked && (
        <p>
          <a href="#update">Go to the update</a>
        </p>
      )}
      <DataTable
        caption="Progress of each item"
        rows={items}
        empty="The plan has no items."
        columns={[
          { header: 'Evidence item', nowrap: true, cell: (item: PlanItem) => linkTo(item, linked) },
          { header: 'Owner', cell: ({ owner }: PlanItem) => owner?.name || 'No owner given' },
          {
            header: 'Completion date',
            cell: (item: PlanItem) => <GivenDatesText dates={givenDates(context, item.evidence)} done={isDone(item)} />,
          },
          { header: 'Actions done', cell: (item: PlanItem) => <ActionsDone item={item} /> },
          ...(context.may('read-attachments') ? [evidenceColumn(context)] : []),
        ]}
      />
    </>
  )
}

/** The column with the attached files, for viewers who may open them. */
function evidenceColumn({ casefile, address, may }: CasefileContext): Column<PlanItem> {
  const cell = ({ evidence }: PlanItem) => {
    const files = attachmentsTo(casefile, evidence).length
    const isOpen = may('attach-evidence') && attachingRefusal(casefile, evidence) === null
    if (files === 0 && !isOpen) return 'None'
    return (
      <a href={attachmentsAddress(address, evidence)}>
        {files === 0 ? 'Attach files' : pluralise(files, 'file')}
        <span class="nhsuk-u-visually-hidden"> for {evidence}</span>
      </a>
    )
  }
  return { header: 'Evidence of completion', cell }
}

function linkTo(item: PlanItem, linked: boolean) {
  const { evidence } = item
  return linked && !isDone(item) ? <a href={`#item-${evidence}`}>{evidence}</a> : evidence
}

function ActionsDone({ item }: { readonly item: PlanItem }) {
  if (isDone(item)) return <StatusTag name="All done" tone="good" />
  const { actions } = item
  return (
    <>
      {actions.filter(({ doneOn }) => doneOn !== null).length} of {actions.length}
    </>
  )
}
