import type { Command } from '../../../core/casefile/commands.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import { findingWording } from '../../../core/plan/finding-wording.ts'
import type { Finding, Judgement } from '../../../core/plan/rules.ts'
import { type Answer, goTo, notFound, showAgain } from '../../../http/answer.ts'
import { count } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { NewEvents, ReviewConflict } from './review-conflict.tsx'
import { findReview, type ReviewContext } from './review-context.ts'
import { ReviewOfPlan } from './review-page.tsx'
import { nothingTyped, savedReview, type TypedJudgement, type TypedReview, typedReview } from './typed-review.ts'

/** The review as it stands now, with what was typed and why the order was refused. */
export async function refusedReview(request: SignedInRequest, order: Command, refusal: Refusal): Promise<Answer> {
  const opened = await findReview(request)
  if (opened === null) return notFound
  const plan = opened.review?.sent.plan ?? { items: [] }
  const typed = typedReview(request.form, plan)
  const parts = { request, opened, typed }
  if (refusal.name === 'changed-meanwhile') return reviewConflict(request, opened, typed)
  if (refusal.name === 'cannot-be-approved')
    return showAgain(<ReviewOfPlan {...parts} errors={errorsOf(refusal.findings, refusalMessage(refusal))} />)
  if (stale.has(refusal.name)) {
    if (hasDecided(request, opened)) return goTo(`${opened.address}/decided`)
    return showAgain(<ReviewOfPlan {...parts} news={<NewEvents request={request} opened={opened} />} />, 409)
  }
  return showAgain(
    <ReviewOfPlan {...parts} errors={[{ field: fieldOf(order, refusal), text: refusalMessage(refusal) }]} />,
  )
}

/** The plan is another one than was on the page, or no longer waits. */
const stale: ReadonlySet<Refusal['name']> = new Set([
  'another-revision',
  'changed-while-reading',
  'not-awaiting-review',
  'not-completed',
])

/** Nothing is overwritten: what the other saved stands beside what was typed, and this reviewer chooses. */
function reviewConflict(request: SignedInRequest, opened: ReviewContext, typed: TypedReview): Answer {
  const draft = opened.casefile.reviewDraft
  const saved = savedReview(opened.casefile)
  const theirs = { by: draft?.changedBy.name ?? 'Somebody', judgements: differing(typed, draft?.judgements ?? []) }
  const news = <ReviewConflict theirs={theirs} reasons={{ mine: typed.reason, saved: saved.reason }} />
  const filled = filledFrom(typed, saved)
  return showAgain(<ReviewOfPlan request={request} opened={opened} typed={filled} theirs={theirs} news={news} />, 409)
}

/** Each reason why it cannot be approved, leading to where it is. */
function errorsOf(findings: readonly Finding[], first: string): readonly FormError[] {
  const reasons = findings.map((finding) => {
    const { evidence, heading, rule } = findingWording(finding)
    const field = rule === 'A2' ? `judgement-${evidence}` : evidence === null ? 'findings' : `item-${evidence}`
    return { field, text: `${heading} (${rule})` }
  })
  return [{ field: null, text: first }, ...reasons]
}

function fieldOf({ type }: Command, { name }: Refusal): string | null {
  if (name !== 'reason-missing') return null
  return type === 'refer-to-sro' ? 'sro-reason' : 'reason'
}

/** A form sent twice by whoever decided with it has done no harm. */
function hasDecided({ form, viewer }: SignedInRequest, { events }: ReviewContext): boolean {
  const last = events.at(-1)
  return (
    last !== undefined &&
    decisions.has(last.type) &&
    last.by.id === viewer.id &&
    last.version === count(form, 'seen') + 1
  )
}

const decisions: ReadonlySet<CasefileEvent['type']> = new Set([
  'plan-approved',
  'plan-returned',
  'plan-referred-to-sro',
  'completion-confirmed',
  'completion-not-confirmed',
])

/** What was typed, and where nothing was, what another reviewer saved meanwhile. */
function filledFrom(mine: TypedReview, saved: TypedReview): TypedReview {
  const judgements = new Map(
    [...mine.judgements].map(([evidence, judgement]) => [
      evidence,
      isBlank(judgement) ? (saved.judgements.get(evidence) ?? judgement) : judgement,
    ]),
  )
  return { judgements, reason: mine.reason || saved.reason, sroReason: mine.sroReason }
}

/** What another saved and this reviewer typed otherwise. */
function differing({ judgements }: TypedReview, saved: readonly Judgement[]): readonly Judgement[] {
  return saved.filter(({ evidence, realistic, reason }) => {
    const mine = judgements.get(evidence) ?? nothingTyped
    return !isBlank(mine) && (mine.choice !== (realistic ? 'realistic' : 'not-realistic') || mine.reason !== reason)
  })
}

function isBlank({ choice, reason }: TypedJudgement): boolean {
  return choice === '' && reason === ''
}
