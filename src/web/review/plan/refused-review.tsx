import type { Handled } from '../../../casework/handle.ts'
import type { Command } from '../../../core/casefile/commands.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import { findingWording } from '../../../core/plan/finding-wording.ts'
import type { Finding, Judgement } from '../../../core/plan/rules.ts'
import { type Answer, goTo, notFound, showAgain } from '../../../http/answer.ts'
import { readHidden } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { NewEvents, ReviewConflict } from './review-conflict.tsx'
import { type ReviewContext, reviewIn } from './review-context.ts'
import { ReviewOfPlan } from './review-page.tsx'
import {
  nothingTyped,
  reviewFields,
  savedReview,
  type TypedJudgement,
  type TypedReview,
  typedReview,
} from './typed-review.ts'

type Refused = Extract<Handled, { readonly result: 'refused' }>

/** The review as it is now, with what was typed and why the command was refused. */
export async function refusedReview(
  request: SignedInRequest,
  command: Command,
  { refusal, now }: Refused,
): Promise<Answer> {
  const context = await reviewIn(request, now)
  if (context === null) return notFound
  const plan = context.review?.sent.plan ?? { items: [] }
  const typed = typedReview(request.form, plan)
  const props = { request, context, typed }
  if (refusal.name === 'changed-meanwhile') return reviewConflict(request, context, typed)
  if (refusal.name === 'cannot-be-approved')
    return showAgain(<ReviewOfPlan {...props} errors={errorsOf(refusal.findings, refusalMessage(refusal))} />)
  if (stale.has(refusal.name)) {
    if (hasDecided(request, context)) return goTo(`${context.address}/decided`)
    return showAgain(<ReviewOfPlan {...props} news={<NewEvents request={request} context={context} />} />, 409)
  }
  return showAgain(
    <ReviewOfPlan {...props} errors={[{ field: fieldOf(command, refusal), text: refusalMessage(refusal) }]} />,
  )
}

/** The refusals of a decision about a plan that was replaced or decided in the meantime. */
const stale: ReadonlySet<Refusal['name']> = new Set([
  'another-revision',
  'changed-while-reading',
  'not-awaiting-review',
  'not-completed',
])

/** Overwrites nothing: shows what the other reviewer saved beside what was typed, for this reviewer to choose. */
function reviewConflict(request: SignedInRequest, context: ReviewContext, typed: TypedReview): Answer {
  const draft = context.casefile.reviewDraft
  const saved = savedReview(context.casefile)
  const theirs = { by: draft?.changedBy.name ?? 'Somebody', judgements: differing(typed, draft?.judgements ?? []) }
  const news = <ReviewConflict theirs={theirs} reasons={{ mine: typed.reason, saved: saved.reason }} />
  const filled = filledFrom(typed, saved)
  return showAgain(<ReviewOfPlan request={request} context={context} typed={filled} theirs={theirs} news={news} />, 409)
}

/** Each reason why the plan cannot be approved, as an error that links to its place on the page. */
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

/** Whether this viewer has just decided with this same form: sending it twice does no harm. */
function hasDecided({ form, viewer }: SignedInRequest, { events }: ReviewContext): boolean {
  const last = events.at(-1)
  return (
    last !== undefined &&
    decisions.has(last.type) &&
    last.by.id === viewer.id &&
    last.version === readHidden(reviewFields, form).seen + 1
  )
}

const decisions: ReadonlySet<CasefileEvent['type']> = new Set([
  'plan-approved',
  'plan-returned',
  'plan-referred-to-sro',
  'completion-confirmed',
  'completion-not-confirmed',
])

/** What was typed; where nothing was typed, what another reviewer saved in the meantime. */
function filledFrom(mine: TypedReview, saved: TypedReview): TypedReview {
  const judgements = new Map(
    [...mine.judgements].map(([evidence, judgement]) => [
      evidence,
      isBlank(judgement) ? (saved.judgements.get(evidence) ?? judgement) : judgement,
    ]),
  )
  return { judgements, reason: mine.reason || saved.reason, sroReason: mine.sroReason }
}

/** The saved judgements that differ from what this reviewer typed. */
function differing({ judgements }: TypedReview, saved: readonly Judgement[]): readonly Judgement[] {
  return saved.filter(({ evidence, realistic, reason }) => {
    const mine = judgements.get(evidence) ?? nothingTyped
    return !isBlank(mine) && (mine.choice !== (realistic ? 'realistic' : 'not-realistic') || mine.reason !== reason)
  })
}

function isBlank({ choice, reason }: TypedJudgement): boolean {
  return choice === '' && reason === ''
}
