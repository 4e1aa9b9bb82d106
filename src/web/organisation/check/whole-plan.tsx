import { formatDate } from '../../../core/day.ts'
import { forecast } from '../../../core/plan/forecast.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import { pluralise } from '../../../core/sentences.ts'
import { useReturnDay } from '../../components/day-text.tsx'
import { PlanItemCard } from '../../components/plan-item-card.tsx'
import { useHere } from '../../nhsuk/here.ts'

/** Every item of a plan to be read; with the casefile’s address, each leads to where it is changed. */
export function WholePlan({ plan, address }: { readonly plan: Plan; readonly address: string | null }) {
  return (
    <>
      {plan.items.map((item) => (
        <PlanItemCard item={item} href={address === null ? undefined : `${address}/plan/items/${item.evidence}`} />
      ))}
    </>
  )
}

/** A plan in one line: how many items, how many of them outstanding, and until when. */
export function PlanTotals({ plan }: { readonly plan: Plan }) {
  const { items, outstanding, latest, relative, undated } = forecast(plan.items, useHere().today, useReturnDay())
  const parts = [
    `${pluralise(items, 'evidence item')}, ${outstanding} outstanding`,
    latest === null ? '' : `last completion date ${formatDate(latest)}`,
    relative === 0 ? '' : `${relative} timed from return to business as usual`,
    undated === 0 ? '' : `${undated} without a date`,
  ]
  return <p>{parts.filter((part) => part !== '').join('; ')}.</p>
}
