import { counted } from '../../../core/casefile/counted.ts'
import { inWords } from '../../../core/day.ts'
import { forecast } from '../../../core/plan/forecast.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import { useReturnDay } from '../../components/return-day.ts'
import { useHere } from '../../nhsuk/here.ts'

/** A plan in one line: how many items, how many of them outstanding, and until when. */
export function PlanInNumbers({ plan }: { readonly plan: Plan }) {
  const { items, outstanding, latest, relative, undated } = forecast(plan.items, useHere().today, useReturnDay())
  const parts = [
    `${counted(items, 'evidence item')}, ${outstanding} outstanding`,
    latest === null ? '' : `last completion date ${inWords(latest)}`,
    relative === 0 ? '' : `${relative} timed from return to business as usual`,
    undated === 0 ? '' : `${undated} without a date`,
  ]
  return <p>{parts.filter((part) => part !== '').join('; ')}.</p>
}
