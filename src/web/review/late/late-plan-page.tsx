import { counted } from '../../../core/casefile/counted.ts'
import { asItStands } from '../../../core/casefile/findings.ts'
import { shortRevision } from '../../../core/casefile/revisions.ts'
import { inWords } from '../../../core/day.ts'
import { describeOwner } from '../../../core/plan/in-words.ts'
import type { LateItem } from '../../../core/review/late-items.ts'
import { type Answer, show } from '../../answer.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Lines } from '../../components/lines.tsx'
import { PlanItemCard } from '../../components/plan-item-card.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { ReviewFrame } from '../review-frame.tsx'
import { LatePlanDecision } from './late-plan-decision.tsx'
import type { OpenedLatePlan } from './opened-late-plan.ts'

/** A late plan, why it is late, and the decision. */
export async function latePlanPage(request: SignedInRequest, opened: OpenedLatePlan): Promise<Answer> {
  return show(<LatePlan request={request} opened={opened} />)
}

export type LatePlanProps = {
  readonly request: SignedInRequest
  readonly opened: OpenedLatePlan
  readonly reason?: string | undefined
  readonly errors?: readonly FormError[] | undefined
}

export function LatePlan({ request, opened, reason = '', errors = [] }: LatePlanProps) {
  const { place, casefile, sent, referral, late } = opened
  return (
    <ReviewFrame
      request={request}
      place={place}
      title="Late plan"
      trail={[{ text: 'Late plans', href: '/exceptions' }]}
      errors={errors}
    >
      <p>
        {sent.sentBy.name} sent this plan of {counted(sent.plan.items.length, 'evidence item')} on{' '}
        {inWords(sent.sentOn)} (revision {shortRevision(sent.revision)}). {signedText(opened)}
      </p>
      <Referral referral={referral} />
      <LateItems late={late} />
      <LatePlanDecision opened={opened} reason={reason} errors={errors} />
      <h2 class="nhsuk-heading-m">The whole plan</h2>
      {asItStands(sent, casefile).items.map((item) => (
        <PlanItemCard item={item} />
      ))}
    </ReviewFrame>
  )
}

function Referral({ referral: { by, on, reason } }: Pick<OpenedLatePlan, 'referral'>) {
  return (
    <InsetText>
      <p>
        {by.name}, reviewer, asks you on {inWords(on)}:
      </p>
      <p>
        “<Lines text={reason} />”
      </p>
    </InsetText>
  )
}

function signedText({ sent: { signOff } }: OpenedLatePlan): string {
  return signOff === null ? 'It is not signed off.' : `${signOff.by} signed it off as SIRO on ${inWords(signOff.on)}.`
}

function LateItems({ late }: { readonly late: readonly LateItem[] }) {
  return (
    <DataTable
      caption="What finishes late"
      rows={late}
      empty="No item of the plan last sent finishes late."
      columns={[
        {
          header: 'Item',
          nowrap: true,
          cell: ({ item }: LateItem) => <a href={`#item-${item.evidence}`}>{item.evidence}</a>,
        },
        { header: 'To be complete by', cell: ({ completes }: LateItem) => inWords(completes) },
        { header: 'After the latest day', cell: lateness },
        { header: 'Owner', cell: ({ item }: LateItem) => describeOwner(item.owner) },
      ]}
    />
  )
}

function lateness({ days, latest }: LateItem): string {
  return `${counted(days, 'day')} after ${inWords(latest)}`
}
