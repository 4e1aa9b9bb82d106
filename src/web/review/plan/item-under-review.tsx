import type { ComponentChildren } from 'preact'
import { attachmentsTo } from '../../../core/casefile/attachment.ts'
import type { SentPlan } from '../../../core/casefile/casefile.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { formatDate } from '../../../core/day.ts'
import { describeCompletion } from '../../../core/plan/describe.ts'
import type { ItemReview, PlanReview } from '../../../core/reviews/plan-review.ts'
import { AttachedFiles } from '../../components/attached-files.tsx'
import { useReturnDay } from '../../components/day-text.tsx'
import { FieldChanges } from '../../components/field-changes.tsx'
import { PlanItemCard } from '../../components/plan-item-card.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { Lines } from '../../components/text.tsx'
import { RuleLink } from './earlier-plans.tsx'
import { ItemNewsList, OtherPlansOnItem } from './item-news.tsx'
import type { ReviewContext } from './review-context.ts'

type ItemUnderReviewProps = {
  readonly context: ReviewContext
  readonly review: PlanReview
  readonly item: ItemReview
  /** The item as it was sent, for judging it, or as it is now. */
  readonly shows: 'sent' | 'current'
  /** The judgement of the item, as fields or as text. */
  readonly children?: ComponentChildren
}

/** One item with everything that helps to judge it, and its judgement beside it. */
export function ItemUnderReview({ context, review, item, shows, children }: ItemUnderReviewProps) {
  const { evidence } = item.sent
  const others = context.others.filter((other) => other.item.evidence === evidence)
  return (
    <div class="app-judged">
      <PlanItemCard cycle={context.casefile.cycle} item={shows === 'sent' ? item.sent : item.current}>
        <Remarks context={context} review={review} evidence={evidence} />
        <MovedDate item={item} />
        <ItemNewsList news={item.news} />
        <Files context={context} evidence={evidence} />
        <WhyReturned review={review} evidence={evidence} />
        <SinceEarlier item={item} earlier={review.earlier} sent={review.sent} />
        <OtherPlansOnItem evidence={evidence} others={others} cycle={context.casefileKey.cycle} />
      </PlanItemCard>
      {children !== undefined && <div class="app-judged__judgement">{children}</div>}
    </div>
  )
}

type RemarksProps = { readonly context: ReviewContext; readonly review: PlanReview; readonly evidence: string }

function Remarks({ context, review, evidence }: RemarksProps) {
  const remarks = [...review.findings, ...review.hints].filter((each) => each.evidence === evidence)
  if (remarks.length === 0) return null
  return (
    <ul class="nhsuk-list">
      {remarks.map(({ rule, heading, quote }) => (
        <li>
          <StatusTag name={quote === null ? 'Worth checking' : 'Must fix'} tone={quote === null ? 'underway' : 'bad'} />{' '}
          {heading} <RuleLink rule={rule} context={context} />
        </li>
      ))}
    </ul>
  )
}

/** The files attached to show that the item is done. */
function Files({ context, evidence }: { readonly context: ReviewContext; readonly evidence: EvidenceReference }) {
  const { casefile, casefileKey, attachmentNames } = context
  const address = `/organisations/${casefileKey.organisation.code}/${casefileKey.cycle}`
  return <AttachedFiles files={attachmentsTo(casefile, evidence)} names={attachmentNames} casefile={address} />
}

/** The completion date of the plan as sent, if it has moved since. */
function MovedDate({ item: { sent, current } }: { readonly item: ItemReview }) {
  const returnDay = useReturnDay()
  const [then, now] = [sent, current].map(({ completion }) => describeCompletion(completion, returnDay))
  if (then === now) return null
  return (
    <p>
      Completion date in the plan as sent: <strong>{then}</strong>. Now: <strong>{now}</strong>.
    </p>
  )
}

/** Why the item was returned in the plan before this one. */
function WhyReturned({ review: { returned }, evidence }: { readonly review: PlanReview; readonly evidence: string }) {
  const judgement = returned?.judgements.find((each) => each.evidence === evidence)
  if (returned === null || judgement === undefined || judgement.reason === '') return null
  return (
    <p>
      {returned.by.name} wrote when it was returned on {formatDate(returned.on)}: “<Lines text={judgement.reason} />”
    </p>
  )
}

type SinceEarlierProps = {
  readonly item: ItemReview
  readonly earlier: SentPlan | null
  readonly sent: SentPlan
}

function SinceEarlier({ item: { change, sent: item }, earlier, sent }: SinceEarlierProps) {
  if (earlier === null || change === null) return null
  const then = `the plan sent on ${formatDate(earlier.sentOn)}`
  switch (change.kind) {
    case 'unchanged':
      return <p>Unchanged since {then}.</p>
    case 'added':
      return <p>New: this item was not in {then}.</p>
    case 'removed':
      return null
    case 'changed':
      return (
        <section aria-labelledby={`changes-${item.evidence}`}>
          <h4 class="nhsuk-heading-xs" id={`changes-${item.evidence}`}>
            What changed since {then}
          </h4>
          <FieldChanges
            caption={`What changed in ${item.evidence}`}
            fields={change.fields}
            beforeName={`Sent ${formatDate(earlier.sentOn)}`}
            afterName={`Sent ${formatDate(sent.sentOn)}`}
          />
        </section>
      )
  }
}
