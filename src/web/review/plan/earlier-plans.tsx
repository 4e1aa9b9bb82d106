import { type SentPlan, stageNames } from '../../../core/casefile/casefile.ts'
import { counted } from '../../../core/casefile/counted.ts'
import { shortRevision } from '../../../core/casefile/revisions.ts'
import { inWords } from '../../../core/day.ts'
import { Details } from '../../nhsuk/details.tsx'
import type { OpenedReview } from './opened-review.ts'

/** What this organisation sent before, in this cycle and in others. */
export function EarlierPlans({ opened }: { readonly opened: OpenedReview }) {
  const { casefile, otherCycles, place, review } = opened
  const earlier = casefile.sent.slice(0, -1).toReversed()
  const gone = review?.gone ?? []
  if (earlier.length + otherCycles.length === 0) return null
  const count = earlier.length === 0 ? 'none in this cycle' : counted(earlier.length, 'plan')
  return (
    <Details summary={`Earlier plans of this organisation: ${count}`}>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {earlier.map((plan) => (
          <li>
            <EarlierPlan plan={plan} opened={opened} />
          </li>
        ))}
        {otherCycles.map(({ cycle, stage }) => (
          <li>
            <a href={`/reviews/${place.organisation.code}/${cycle}`}>{cycle}</a>: {stageNames[stage]}
          </li>
        ))}
      </ul>
      {gone.length > 0 && <p>No longer in the plan: {gone.map(({ evidence }) => evidence).join(', ')}.</p>}
    </Details>
  )
}

const outcomes: Readonly<Record<SentPlan['outcome'], string>> = {
  awaiting: 'not decided',
  approved: 'approved',
  returned: 'returned',
  replaced: 'replaced before it was decided',
}

function EarlierPlan({ plan, opened }: { readonly plan: SentPlan; readonly opened: OpenedReview }) {
  const { organisation, cycle } = opened.place
  const last = opened.review?.sent.revision ?? plan.revision
  const compare = `from=${shortRevision(plan.revision)}&to=${shortRevision(last)}`
  return (
    <>
      Sent on {inWords(plan.sentOn)} by {plan.sentBy.name}, {counted(plan.plan.items.length, 'item')}:{' '}
      {outcomes[plan.outcome]}.{' '}
      <a href={`/organisations/${organisation.code}/${cycle}/compare?${compare}`}>Compare it with the plan last sent</a>
    </>
  )
}
