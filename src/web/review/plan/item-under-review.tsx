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
import { EventsOnItem, ItemNewsList } from './item-news.tsx'
import type { ReviewContext } from './review-context.ts'

type ItemUnderReviewProps = {
  readonly opened: ReviewContext
  readonly review: PlanReview
  readonly item: ItemReview
  /** As it was sent, where that is judged; else as it is by now. */
  readonly shows: 'sent' | 'current'
  /** What the reviewer says of it: fields, or what was said. */
  readonly children?: ComponentChildren
}

/** One item with everything that helps to judge it, and the judgement beside it. */
export function ItemUnderReview({ opened, review, item, shows, children }: ItemUnderReviewProps) {
  const { evidence } = item.sent
  const others = opened.others.filter((other) => other.item.evidence === evidence)
  return (
    <div class="app-judged">
      <PlanItemCard item={shows === 'sent' ? item.sent : item.current}>
        <Remarks review={review} evidence={evidence} />
        <MovedDate item={item} />
        <ItemNewsList news={item.news} />
        <Files opened={opened} evidence={evidence} />
        <WhyReturned review={review} evidence={evidence} />
        <SinceEarlier item={item} earlier={review.earlier} sent={review.sent} />
        <EventsOnItem evidence={evidence} others={others} cycle={opened.place.cycle} />
      </PlanItemCard>
      {children !== undefined && <div class="app-judged__judgement">{children}</div>}
    </div>
  )
}

function Remarks({ review, evidence }: { readonly review: PlanReview; readonly evidence: string }) {
  const remarks = [...review.findings, ...review.hints].filter((each) => each.evidence === evidence)
  if (remarks.length === 0) return null
  return (
    <ul class="nhsuk-list">
      {remarks.map(({ rule, heading, quote }) => (
        <li>
          <StatusTag
            name={`${quote === null ? 'Hint' : 'Finding'} ${rule}`}
            tone={quote === null ? 'underway' : 'bad'}
          />{' '}
          {heading}
        </li>
      ))}
    </ul>
  )
}

/** What the organisation attached to show that it is done. */
function Files({ opened, evidence }: { readonly opened: ReviewContext; readonly evidence: EvidenceReference }) {
  const { casefile, place, attachmentNames } = opened
  const address = `/organisations/${place.organisation.code}/${place.cycle}`
  return <AttachedFiles files={attachmentsTo(casefile, evidence)} names={attachmentNames} casefile={address} />
}

/** The date that was approved stays in sight. */
function MovedDate({ item: { sent, current } }: { readonly item: ItemReview }) {
  const returnDay = useReturnDay()
  const [then, now] = [sent, current].map(({ completion }) => describeCompletion(completion, returnDay))
  if (then === now) return null
  return (
    <p>
      Completion date in the plan as sent: <strong>{then}</strong>. By now: <strong>{now}</strong>.
    </p>
  )
}

/** What the organisation was asked to mend. */
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
      return <p>New: {then} did not hold this item.</p>
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
