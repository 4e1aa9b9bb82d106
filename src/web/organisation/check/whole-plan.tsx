import type { Plan } from '../../../core/plan/plan.ts'
import { PlanItemCard } from '../../components/plan-item-card.tsx'

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
