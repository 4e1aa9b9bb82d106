import { lastSent, type SentPlan } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { inWords } from '../../../core/day.ts'
import type { Judgement } from '../../../core/plan/judgement.ts'
import { Details } from '../../nhsuk/details.tsx'
import type { Opened } from '../opened.ts'
import { ItemFacts } from './item-facts.tsx'
import { judgementOf } from './judgement-of.ts'

/** What was sent of this item before, newest first, each with what the reviewer said of it. */
export function EarlierVersions({
  opened,
  evidence,
}: {
  readonly opened: Opened
  readonly evidence: EvidenceReference
}) {
  const sent = opened.casefile.sent.filter(({ plan }) => plan.items.some((item) => item.evidence === evidence))
  if (sent.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-m">What was sent before</h2>
      {sent.toReversed().map((plan) => (
        <Version plan={plan} evidence={evidence} opened={opened} />
      ))}
    </>
  )
}

type VersionProps = { readonly plan: SentPlan; readonly evidence: EvidenceReference; readonly opened: Opened }

function Version({ plan, evidence, opened }: VersionProps) {
  const item = plan.plan.items.find((each) => each.evidence === evidence)
  const judgement = judgementOf(opened.events, plan.revision, evidence)
  if (item === undefined) return null
  return (
    <Details summary={`Sent on ${inWords(plan.sentOn)}, ${outcomes[plan.outcome]}`}>
      <ItemFacts item={item} />
      {judgement !== null && (
        <p>
          <strong>The reviewer: </strong>
          {saidOf(judgement, plan === lastSent(opened.casefile))}
        </p>
      )}
    </Details>
  )
}

/** Why the last plan was returned stands above the form already. */
function saidOf({ realistic, reason }: Judgement, isLast: boolean): string {
  const verdict = realistic ? 'realistic' : 'not realistic'
  if (!realistic && isLast && reason !== '') return `${verdict}, for the reason given above.`
  return reason === '' ? `${verdict}.` : `${verdict}: ${reason}`
}

const outcomes: Readonly<Record<SentPlan['outcome'], string>> = {
  awaiting: 'awaiting review',
  approved: 'approved',
  returned: 'returned',
  replaced: 'replaced by a later plan',
}
