import { describeAction, describeCovidImpact, describeOwner } from '../../../core/plan/describe.ts'
import { isDone, type PlanItem } from '../../../core/plan/plan.ts'
import { CompletionText } from '../../components/day-text.tsx'
import { Lines } from '../../components/text.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'

/** An earlier version of an item, to compare with what it says now. */
export function ItemFacts({ item }: { readonly item: PlanItem }) {
  const { gap, actions, owner, completion, covid } = item
  return (
    <SummaryList
      rows={[
        { key: 'Gap', value: gap === '' ? 'Not described' : <Lines text={gap} /> },
        {
          key: 'Actions',
          value:
            actions.length === 0
              ? 'No actions'
              : actions.map((action) => (
                  <p>
                    <Lines text={describeAction(action)} />
                  </p>
                )),
        },
        { key: 'Owner', value: describeOwner(owner) },
        { key: 'Completion date', value: <CompletionText completion={completion} done={isDone(item)} /> },
        { key: 'Impact of COVID', value: <Lines text={describeCovidImpact(covid)} /> },
      ]}
    />
  )
}
