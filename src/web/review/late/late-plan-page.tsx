import { handle } from '../../../casework/handle.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { planUnderReview } from '../../../core/casefile/plans/findings.ts'
import { formatDate } from '../../../core/day.ts'
import { describeOwner } from '../../../core/plan/describe.ts'
import type { LateItem } from '../../../core/reviews/late-items.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { readForm, typedIn } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { PlanItemCard } from '../../components/plan-item-card.tsx'
import { Lines } from '../../components/text.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { ReviewLayout } from '../review-layout.tsx'
import { type LatePlanContext, latePlanIn } from './late-plan-context.ts'
import { LatePlanDecision, latePlanFields } from './late-plan-decision.tsx'

/** A late plan, what finishes late and why it was referred, and the decision. */
export async function latePlanPage(request: SignedInRequest, context: LatePlanContext): Promise<Answer> {
  return show(<LatePlan request={request} context={context} />)
}

type LatePlanProps = {
  readonly request: SignedInRequest
  readonly context: LatePlanContext
  readonly reason?: string | undefined
  readonly errors?: readonly FormError[] | undefined
}

function LatePlan({ request, context, reason = '', errors = [] }: LatePlanProps) {
  const { casefileKey, casefile, sent, referral, late } = context
  return (
    <ReviewLayout
      request={request}
      casefileKey={casefileKey}
      title="Late plan"
      trail={[{ text: 'Late plans', href: '/late-plans' }]}
      errors={errors}
    >
      <p>
        {sent.sentBy.name} sent this plan of {pluralise(sent.plan.items.length, 'evidence item')} on{' '}
        {formatDate(sent.sentOn)} (revision {shortRevision(sent.revision)}). {signedText(context)}
      </p>
      <Referral referral={referral} />
      <LateItems late={late} />
      <LatePlanDecision context={context} reason={reason} errors={errors} />
      <h2 class="nhsuk-heading-m">The whole plan</h2>
      {planUnderReview(sent, casefile).items.map((item) => (
        <PlanItemCard cycle={casefile.cycle} item={item} />
      ))}
    </ReviewLayout>
  )
}

function Referral({ referral: { by, on, reason } }: Pick<LatePlanContext, 'referral'>) {
  return (
    <InsetText>
      <p>
        {by.name}, reviewer, referred it to you on {formatDate(on)}:
      </p>
      <p>
        “<Lines text={reason} />”
      </p>
    </InsetText>
  )
}

function signedText({ sent: { signOff } }: LatePlanContext): string {
  return signOff === null
    ? 'It is not signed off.'
    : `${signOff.by} signed it off as SIRO on ${formatDate(signOff.on)}.`
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
        { header: 'To be complete by', cell: ({ completes }: LateItem) => formatDate(completes) },
        { header: 'How late', cell: lateness },
        { header: 'Owner', cell: ({ item }: LateItem) => describeOwner(item.owner) },
      ]}
    />
  )
}

function lateness({ days, latest }: LateItem): string {
  return `${pluralise(days, 'day')} after ${formatDate(latest)}`
}

/** Records the SRO's decision about exactly the plan that was on the page. */
export async function decideLatePlan(request: SignedInRequest, context: LatePlanContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const read = readForm(latePlanFields, form)
  if (!read.ok || read.value.decision === null)
    return again(request, context, 'Choose whether you accept that this plan finishes late')
  const { decision, ...what } = read.value
  const handled = await handle(casework, viewer, context, { type: commandTypes[decision], ...what })
  switch (handled.result) {
    case 'done':
      return goTo(context.address)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, handled.refusal, await latePlanIn(request, handled.now))
  }
}

const commandTypes = { accept: 'accept-late-plan', decline: 'decline-late-plan' } as const

async function refused(request: SignedInRequest, refusal: Refusal, now: LatePlanContext | null): Promise<Answer> {
  if (now === null) return notFound
  const isMine =
    now.decision?.by.id === request.viewer.id && now.decision.reason === typedIn(latePlanFields, request.form).reason
  if (refusal.name !== 'reason-missing' && isMine) return goTo(now.address)
  return again(request, now, refusalMessage(refusal), refusal.name === 'reason-missing' ? 422 : 409)
}

function again(request: SignedInRequest, context: LatePlanContext, text: string, status: 409 | 422 = 422): Answer {
  const errors = [{ field: status === 422 ? 'reason' : null, text }]
  const { reason } = typedIn(latePlanFields, request.form)
  return showAgain(<LatePlan request={request} context={context} reason={reason} errors={errors} />, status)
}
