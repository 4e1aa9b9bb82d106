import { lastSent, type SentPlan } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { formatDate } from '../../../core/day.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { Details } from '../../nhsuk/details.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { ItemFacts } from './item-facts.tsx'
import { judgementOf } from './item-remarks.tsx'

/** The earlier versions of an item that were sent, newest first, each with the reviewer’s judgement. */
export function EarlierVersions({
  context,
  evidence,
}: {
  readonly context: CasefileContext
  readonly evidence: EvidenceReference
}) {
  const sent = context.casefile.sent.filter(({ plan }) => plan.items.some((item) => item.evidence === evidence))
  if (sent.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-m">What was sent before</h2>
      {sent.toReversed().map((plan) => (
        <Version plan={plan} evidence={evidence} context={context} />
      ))}
    </>
  )
}

type VersionProps = { readonly plan: SentPlan; readonly evidence: EvidenceReference; readonly context: CasefileContext }

function Version({ plan, evidence, context }: VersionProps) {
  const item = plan.plan.items.find((each) => each.evidence === evidence)
  const judgement = judgementOf(context.events, plan.revision, evidence)
  if (item === undefined) return null
  return (
    <Details summary={`Sent on ${formatDate(plan.sentOn)}, ${outcomes[plan.outcome]}`}>
      <ItemFacts item={item} />
      {judgement !== null && (
        <p>
          <strong>The reviewer: </strong>
          {judgementText(judgement, plan === lastSent(context.casefile))}
        </p>
      )}
    </Details>
  )
}

/** The judgement in words. The reason for the last return is already shown above the form, so it is not repeated. */
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
