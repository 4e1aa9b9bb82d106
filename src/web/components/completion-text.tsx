import { describeCompletion } from '../../core/plan/in-words.ts'
import { isDone, type PlanItem } from '../../core/plan/plan.ts'
import { DayText } from './day-text.tsx'

/** When an item is to be complete: for what is outstanding also how far off that is. */
export function CompletionText({ item }: { readonly item: PlanItem }) {
  const { completion } = item
  if (completion.kind !== 'by') return <>{describeCompletion(completion)}</>
  return <DayText day={completion.day} plain={isDone(item)} />
}
