import { handle } from '../../casework/handle.ts'
import type { Command } from '../../core/casefile/commands.ts'
import { type Refusal, refusalMessage } from '../../core/casefile/decide/refusals.ts'
import { type Answer, goTo, notFound, showAgain } from '../../http/answer.ts'
import { readForm, typedIn } from '../../http/forms/read-form.ts'
import { contextOf, type SignedInRequest } from '../../http/page-request.ts'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { lapseText } from './escalation-columns.tsx'
import { type EscalationContext, escalationsIn } from './escalation-context.ts'
import { EscalationView } from './escalation-page.tsx'
import {
  aboutIn,
  answerFields,
  decisionFields,
  keyOf,
  noticeFields,
  outcomeFields,
  type TypedForm,
} from './typed-escalation.ts'

/** Records that a reviewer or the lead confirms a proposal with the case for NHSX, or declines it. */
export async function answerProposal(request: SignedInRequest, context: EscalationContext): Promise<Answer> {
  const { form } = request
  const about = aboutIn(form)
  if (about === null) return notFound
  const { answer, reason } = typedIn(answerFields(about), form)
  const type = answer === 'decline' ? 'decline-escalation' : 'confirm-escalation'
  const typed = { at: 'answer', of: keyOf(about), form } as const
  return handleCommand(request, context, { type, ...about, reason }, typed)
}

export async function decideAbout(request: SignedInRequest, context: EscalationContext): Promise<Answer> {
  const about = aboutIn(request.form)
  if (about === null) return notFound
  const typed = { at: 'decide', of: keyOf(about), form: request.form } as const
  const read = readForm(decisionFields(about), request.form)
  if (!read.ok) return again(request, context, typed, read.errors)
  return handleCommand(request, context, { type: 'decide-escalation', ...about, ...read.value }, typed)
}

/** Records an enforcement notice of the NIS authority, or the outcome of one. */
export async function saveEnforcementNotice(request: SignedInRequest, context: EscalationContext): Promise<Answer> {
  return typedIn(outcomeFields('', 0), request.form).does === 'outcome'
    ? recordOutcome(request, context)
    : recordEnforcementNotice(request, context)
}

async function recordEnforcementNotice(request: SignedInRequest, context: EscalationContext): Promise<Answer> {
  const typed = { at: 'notice', of: '', form: request.form } as const
  const read = readForm(noticeFields, request.form)
  if (!read.ok) return again(request, context, typed, read.errors)
  return handleCommand(request, context, { type: 'record-enforcement-notice', ...read.value }, typed)
}

async function recordOutcome(request: SignedInRequest, context: EscalationContext): Promise<Answer> {
  const { form } = request
  const { reference, outcome } = typedIn(outcomeFields('', 0), form)
  const typed = { at: 'outcome', of: reference, form } as const
  return handleCommand(request, context, { type: 'answer-enforcement-notice', reference, outcome }, typed)
}

async function handleCommand(
  request: SignedInRequest,
  context: EscalationContext,
  command: Command,
  typed: TypedForm,
): Promise<Answer> {
  const handled = await handle(request.casework, request.viewer, context, command)
  switch (handled.result) {
    case 'done':
      return goTo(`${context.here}?done=${command.type}`)
    case 'not-allowed':
      return notFound
    case 'refused': {
      const now = escalationsIn(request, contextOf(request.viewer, handled.now))
      return now === null ? notFound : again(request, now, typed, [errorFor(handled.refusal, typed, now)])
    }
  }
}

function errorFor(refusal: Refusal, { at, of }: TypedForm, now: EscalationContext): FormError {
  if (refusal.name === 'reason-missing') return { field: `reason-${of}`, text: refusalMessage(refusal) }
  if (refusal.name === 'same-reference') return { field: 'reference', text: refusalMessage(refusal) }
  if (refusal.name === 'not-happened-yet') return { field: 'issued-day', text: refusalMessage(refusal) }
  if (refusal.name === 'answered-before-issued') return { field: 'answer-day', text: refusalMessage(refusal) }
  if (refusal.name === 'nothing-said' && at === 'outcome')
    return {
      field: `outcome-${now.casefile.enforcementNotices.findIndex(({ reference }) => reference === of)}`,
      text: 'Enter the outcome',
    }
  const lapse = now.escalations.find((each) => keyOf(each) === of)?.lapse ?? null
  const lapseSentence = refusal.name === 'proposal-lapsed' && lapse !== null ? ` ${lapseText(lapse)}` : ''
  return { field: null, text: `${refusalMessage(refusal)}${lapseSentence}` }
}

function again(
  request: SignedInRequest,
  context: EscalationContext,
  typed: TypedForm,
  errors: readonly FormError[],
): Answer {
  const isConflict = errors.some(({ field: at }) => at === null)
  return showAgain(
    <EscalationView request={request} context={context} typed={typed} errors={errors} />,
    isConflict ? 409 : 422,
  )
}
