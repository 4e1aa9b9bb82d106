import { formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { forecast } from '../../../core/plan/forecast.ts'
import type { Plan } from '../../../core/plan/plan.ts'
import { pluralise } from '../../../core/sentences.ts'
import { useReturnDay } from '../../components/day-text.tsx'
import { PlanItemCard } from '../../components/plan-item-card.tsx'
import { useHere } from '../../nhsuk/here.ts'

type WholePlanProps = { readonly cycle: CycleName; readonly plan: Plan; readonly address: string | null }

/** Every item of a plan. With the casefile’s `address`, each links to the page that changes it. */
export function WholePlan({ cycle, plan, address }: WholePlanProps) {
  return (
    <>
      {plan.items.map((item) => (
        <PlanItemCard
          cycle={cycle}
          item={item}
          href={address === null ? undefined : `${address}/plan/items/${item.evidence}`}
        />
      ))}
    </>
  )
}

/** A plan in one line: “5 gaps, none complete; 1 depends on return to business as usual”. */
export function PlanTotals({ plan }: { readonly plan: Plan }) {
  const { items, done, latest, relative, undated } = forecast(plan.items, useHere().today, useReturnDay())
  const parts = [
    `${pluralise(items, 'gap')}, ${howManyDone(done, items)}`,
    latest === null ? '' : `last completion date ${formatDate(latest)}`,
    relative === 0 ? '' : `${relative} ${relative === 1 ? 'depends' : 'depend'} on return to business as usual`,
    undated === 0 ? '' : `${undated} without a date`,
  ]
  return <p>{parts.filter((part) => part !== '').join('; ')}.</p>
}

function howManyDone(done: number, items: number): string {
  if (done === 0) return 'none complete'
  return done === items ? 'all complete' : `${done} complete`
}
