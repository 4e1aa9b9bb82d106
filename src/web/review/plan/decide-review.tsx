import { handle } from '../../../casework/handle.ts'
import type { Command } from '../../../core/casefile/commands.ts'
import { type Answer, goTo, notFound, showAgain } from '../../../http/answer.ts'
import type { ValuesOf } from '../../../http/forms/field.ts'
import { readHidden } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { againstConfirming, againstSendingBack, reasonsIn, typedCompletion } from './completion-form.tsx'
import { refusedReview } from './refused-review.tsx'
import type { ReviewContext } from './review-context.ts'
import { ReviewOfPlan } from './review-page.tsx'
import { judgementsIn, reviewFields, type TypedReview, typedReview, unchosen, unreasoned } from './typed-review.ts'

type Decision = NonNullable<ValuesOf<typeof reviewFields>['decision']>

/** Saves the judgements, then takes the decision of the button that was pressed; without one they are only saved. A refused decision leaves them saved. */
export async function decideReview(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  const decision = readHidden(reviewFields, request.form).decision ?? 'save'
  if (decision === 'confirm' || decision === 'send-back') return decideCompletion(request, context, decision)
  if (context.review === null) return goTo(context.address)
  const typed = typedReview(request.form, context.review.sent.plan)
  const errors = context.action === 'judge' ? problemsIn(typed, decision) : []
  if (errors.length > 0)
    return showAgain(<ReviewOfPlan request={request} context={context} typed={typed} errors={errors} />)
  const saved = await handleCommand(request, context, judgeCommand(request, typed))
  if (saved !== null) return saved
  if (decision === 'save') return goTo(context.address)
  const decided = await handleCommand(request, context, decisionCommand(request, typed, decision))
  return decided ?? goTo(`${context.address}/decided`)
}

async function decideCompletion(
  request: SignedInRequest,
  context: ReviewContext,
  decision: 'confirm' | 'send-back',
): Promise<Answer> {
  const { form } = request
  if (context.review === null) return goTo(context.address)
  const typed = typedCompletion(form, context.review)
  const problemsFor = { confirm: againstConfirming, 'send-back': againstSendingBack }
  const errors = context.action === 'confirm' ? problemsFor[decision](typed) : []
  if (errors.length > 0) return showAgain(<ReviewOfPlan request={request} context={context} errors={errors} />)
  const { seen } = readHidden(reviewFields, form)
  const command: Command =
    decision === 'confirm'
      ? { type: 'confirm-completion', seen, note: typed.note }
      : { type: 'send-back-completion', seen, reason: typed.reason, items: reasonsIn(typed) }
  return (await handleCommand(request, context, command)) ?? goTo(`${context.address}/decided`)
}

/** Handles a command: null if it was done, otherwise the page that says why it was refused. */
async function handleCommand(
  request: SignedInRequest,
  context: ReviewContext,
  command: Command,
): Promise<Answer | null> {
  const handled = await handle(request.casework, request.viewer, context, command)
  switch (handled.result) {
    case 'done':
      return null
    case 'not-allowed':
      return notFound
    case 'refused':
      return refusedReview(request, command, handled)
  }
}

function judgeCommand({ form }: SignedInRequest, typed: TypedReview): Command {
  const { drafted: basedOn, revision } = readHidden(reviewFields, form)
  return { type: 'judge-items', basedOn, revision, judgements: judgementsIn(typed), reason: typed.reason }
}

function decisionCommand(
  { form }: SignedInRequest,
  { reason, sroReason }: TypedReview,
  decision: 'approve' | 'return' | 'refer',
): Command {
  const { seen, revision } = readHidden(reviewFields, form)
  const what = { seen, revision }
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
