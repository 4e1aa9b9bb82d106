import { handle } from '../../../casework/handle.ts'
import type { Command } from '../../../core/casefile/commands.ts'
import { type Answer, goTo, notFound, showAgain } from '../../../http/answer.ts'
import { count, field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { againstConfirming, againstSendingBack, reasonsIn, typedCompletion } from './completion-form.tsx'
import { refusedReview } from './refused-review.tsx'
import type { ReviewContext } from './review-context.ts'
import { ReviewOfPlan } from './review-page.tsx'
import { judgementsIn, type TypedReview, typedReview, unchosen, unreasoned } from './typed-review.ts'

type Decision = 'save' | 'approve' | 'return' | 'refer' | 'confirm' | 'send-back'

/** Saves the judgements, and then does what the pressed button says. What is refused leaves them saved. */
export async function decideReview(request: SignedInRequest, opened: ReviewContext): Promise<Answer> {
  const decision = decisionIn(request)
  if (decision === 'confirm' || decision === 'send-back') return decideCompletion(request, opened, decision)
  if (opened.review === null) return goTo(opened.address)
  const typed = typedReview(request.form, opened.review.sent.plan)
  const errors = opened.open === 'judge' ? problemsIn(typed, decision) : []
  if (errors.length > 0)
    return showAgain(<ReviewOfPlan request={request} opened={opened} typed={typed} errors={errors} />)
  const saved = await give(request, opened, judging(request, typed))
  if (saved !== null) return saved
  if (decision === 'save') return goTo(opened.address)
  const decided = await give(request, opened, deciding(request, typed, decision))
  return decided ?? goTo(`${opened.address}/decided`)
}

async function decideCompletion(
  request: SignedInRequest,
  opened: ReviewContext,
  decision: 'confirm' | 'send-back',
): Promise<Answer> {
  const { form } = request
  if (opened.review === null) return goTo(opened.address)
  const typed = typedCompletion(form, opened.review)
  const problemsFor = { confirm: againstConfirming, 'send-back': againstSendingBack }
  const errors = opened.open === 'confirm' ? problemsFor[decision](typed) : []
  if (errors.length > 0) return showAgain(<ReviewOfPlan request={request} opened={opened} errors={errors} />)
  const seen = count(form, 'seen')
  const order: Command =
    decision === 'confirm'
      ? { type: 'confirm-completion', seen, note: typed.note }
      : { type: 'send-back-completion', seen, reason: typed.reason, items: reasonsIn(typed) }
  return (await give(request, opened, order)) ?? goTo(`${opened.address}/decided`)
}

/** null where it was done, else the answer that says why not. */
async function give(request: SignedInRequest, { place }: ReviewContext, order: Command): Promise<Answer | null> {
  const handled = await handle(request.casework, request.viewer, place, order)
  switch (handled.result) {
    case 'done':
      return null
    case 'not-allowed':
      return notFound
    case 'refused':
      return refusedReview(request, order, handled.refusal)
  }
}

function judging({ form }: SignedInRequest, typed: TypedReview): Command {
  const [basedOn, revision] = [count(form, 'drafted'), field(form, 'revision')]
  return { type: 'judge-items', basedOn, revision, judgements: judgementsIn(typed), reason: typed.reason }
}

function deciding(
  { form }: SignedInRequest,
  { reason, sroReason }: TypedReview,
  decision: 'approve' | 'return' | 'refer',
): Command {
  const what = { seen: count(form, 'seen'), revision: field(form, 'revision') }
  switch (decision) {
    case 'approve':
      return { type: 'approve-plan', ...what }
    case 'return':
      return { type: 'return-plan', ...what, reason }
    case 'refer':
      return { type: 'refer-to-sro', ...what, reason: sroReason }
  }
}

function problemsIn(typed: TypedReview, decision: Decision): readonly FormError[] {
  return [...unchosen(typed), ...(decision === 'return' ? unreasoned(typed) : [])]
}

/** Saving is what a form sent without a button of ours asks for. */
function decisionIn({ form }: SignedInRequest): Decision {
  const asked = field(form, 'decision')
  const all: readonly Decision[] = ['approve', 'return', 'refer', 'confirm', 'send-back']
  return all.find((each) => each === asked) ?? 'save'
}
