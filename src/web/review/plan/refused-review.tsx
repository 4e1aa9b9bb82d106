import type { Order } from '../../../core/casefile/commands.ts'
import type { CasefileEvent } from '../../../core/casefile/events.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import type { Finding } from '../../../core/plan/rules.ts'
import { findingWording } from '../../../core/plan/wording.ts'
import { type Answer, goTo, notFound, showAgain } from '../../answer.ts'
import { count } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { differing, filledFrom } from './collision.ts'
import { savedReview, type TypedReview, typedReview } from './judgement-form.ts'
import { type OpenedReview, openReview } from './opened-review.ts'
import { ReviewOfPlan } from './review-page.tsx'
import { Collided, WhatIsNew } from './what-is-new.tsx'

/** The review as it stands now, with what was typed and why the order was refused. */
export async function refusedReview(request: SignedInRequest, order: Order, refusal: Refusal): Promise<Answer> {
  const opened = await openReview(request)
  if (opened === null) return notFound
  const plan = opened.review?.sent.plan ?? { items: [] }
  const typed = typedReview(request.form, plan)
  const parts = { request, opened, typed }
  if (refusal.name === 'changed-meanwhile') return collided(request, opened, typed)
  if (refusal.name === 'cannot-be-approved')
    return showAgain(<ReviewOfPlan {...parts} errors={errorsOf(refusal.findings, sayRefusal(refusal))} />)
  if (stale.has(refusal.name)) {
    if (hasDecided(request, opened)) return goTo(`${opened.address}/decided`)
    return showAgain(<ReviewOfPlan {...parts} news={<WhatIsNew request={request} opened={opened} />} />, 409)
  }
  return showAgain(<ReviewOfPlan {...parts} errors={[{ field: fieldOf(order, refusal), text: sayRefusal(refusal) }]} />)
}

/** The plan is another one than was on the page, or no longer waits. */
const stale: ReadonlySet<Refusal['name']> = new Set([
  'another-revision',
  'changed-while-reading',
  'not-awaiting-review',
  'not-completed',
])

/** Nothing is overwritten: what the other saved stands beside what was typed, and this reviewer chooses. */
function collided(request: SignedInRequest, opened: OpenedReview, typed: TypedReview): Answer {
  const draft = opened.casefile.reviewDraft
  const saved = savedReview(opened.casefile)
  const theirs = { by: draft?.changedBy.name ?? 'Somebody', judgements: differing(typed, draft?.judgements ?? []) }
  const news = <Collided theirs={theirs} reasons={{ mine: typed.reason, saved: saved.reason }} />
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

function fieldOf({ type }: Order, { name }: Refusal): string | null {
  if (name !== 'reason-missing') return null
  return type === 'refer-to-sro' ? 'sro-reason' : 'reason'
}

/** A form sent twice by whoever decided with it has done no harm. */
function hasDecided({ form, viewer }: SignedInRequest, { events }: OpenedReview): boolean {
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
