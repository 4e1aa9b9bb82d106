import { describeAction, describeCovidImpact, describeOwner } from '../../../core/plan/describe.ts'
import { furtherTexts, partLabel } from '../../../core/plan/item-texts.ts'
import { isDone, type PlanItem } from '../../../core/plan/plan.ts'
import { CompletionText } from '../../components/day-text.tsx'
import { itemTextRows } from '../../components/plan-item-card.tsx'
import { Lines } from '../../components/text.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'

/** An earlier version of an item, to compare with what it says now. */
export function ItemFacts({ item }: { readonly item: PlanItem }) {
  const { actions, owner, completion, covid } = item
  return (
    <SummaryList
      rows={[
        ...itemTextRows(item, ['gap']),
        {
          key: partLabel('actions'),
          value:
            actions.length === 0
              ? 'No actions'
              : actions.map((action) => (
                  <p>
                    <Lines text={describeAction(action)} />
                  </p>
                )),
        },
        { key: partLabel('owner'), value: describeOwner(owner) },
        { key: partLabel('completion'), value: <CompletionText completion={completion} done={isDone(item)} /> },
        { key: partLabel('covid'), value: <Lines text={describeCovidImpact(covid)} /> },
        ...itemTextRows(item, furtherTexts),
      ]}
    />
  )
}
