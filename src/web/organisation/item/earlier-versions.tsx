import { lastSent, type SentPlan } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { formatDate } from '../../../core/day.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { Details } from '../../nhsuk/details.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { ItemFacts } from './item-facts.tsx'
import { judgementOf } from './item-remarks.tsx'

/** What was sent of this item before, newest first, each with what the reviewer said of it. */
export function EarlierVersions({
  opened,
  evidence,
}: {
  readonly opened: CasefileContext
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

type VersionProps = { readonly plan: SentPlan; readonly evidence: EvidenceReference; readonly opened: CasefileContext }

function Version({ plan, evidence, opened }: VersionProps) {
  const item = plan.plan.items.find((each) => each.evidence === evidence)
  const judgement = judgementOf(opened.events, plan.revision, evidence)
  if (item === undefined) return null
  return (
    <Details summary={`Sent on ${formatDate(plan.sentOn)}, ${outcomes[plan.outcome]}`}>
      <ItemFacts item={item} />
      {judgement !== null && (
        <p>
          <strong>The reviewer: </strong>
          {judgementText(judgement, plan === lastSent(opened.casefile))}
        </p>
      )}
    </Details>
  )
}

/** Why the last plan was returned stands above the form already. */
function judgementText({ realistic, reason }: Judgement, isLast: boolean): string {
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
