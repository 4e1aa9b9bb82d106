import { handle } from '../../casework/handle.ts'
import type { Command } from '../../core/casefile/commands.ts'
import { type Refusal, refusalMessage } from '../../core/casefile/decide/refusals.ts'
import { type Answer, goTo, notFound, showAgain } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { lapseText } from './escalation-columns.tsx'
import { type EscalationContext, findEscalation } from './escalation-context.ts'
import { EscalationView } from './escalation-page.tsx'
import { aboutIn, keyOf, readDecision, readEnforcementNotice, type TypedHere } from './typed-escalation.ts'

/** A reviewer or the lead confirms a proposal with the case for NHSX, or declines it. */
export async function answerProposal(request: SignedInRequest, opened: EscalationContext): Promise<Answer> {
  const { form } = request
  const about = aboutIn(form)
  if (about === null) return notFound
  const type = field(form, 'answer') === 'decline' ? 'decline-escalation' : 'confirm-escalation'
  const typed = { at: 'answer', of: keyOf(about), form } as const
  return give(request, opened, { type, ...about, reason: field(form, 'reason') }, typed)
}

export async function decideAbout(request: SignedInRequest, opened: EscalationContext): Promise<Answer> {
  const about = aboutIn(request.form)
  if (about === null) return notFound
  const typed = { at: 'decide', of: keyOf(about), form: request.form } as const
  const read = readDecision(request.form, about)
  return read.ok ? give(request, opened, read.order, typed) : again(request, opened, typed, read.errors)
}

/** A notice of the NIS authority, or the outcome of one. */
export async function saveEnforcementNotice(request: SignedInRequest, opened: EscalationContext): Promise<Answer> {
  return field(request.form, 'does') === 'outcome'
    ? recordOutcome(request, opened)
    : recordEnforcementNotice(request, opened)
}

async function recordEnforcementNotice(request: SignedInRequest, opened: EscalationContext): Promise<Answer> {
  const typed = { at: 'notice', of: '', form: request.form } as const
  const read = readEnforcementNotice(request.form)
  return read.ok ? give(request, opened, read.order, typed) : again(request, opened, typed, read.errors)
}

async function recordOutcome(request: SignedInRequest, opened: EscalationContext): Promise<Answer> {
  const { form } = request
  const [reference, outcome] = [field(form, 'reference'), field(form, 'outcome')]
  const typed = { at: 'outcome', of: reference, form } as const
  return give(request, opened, { type: 'answer-enforcement-notice', reference, outcome }, typed)
}

async function give(
  request: SignedInRequest,
  opened: EscalationContext,
  order: Command,
  typed: TypedHere,
): Promise<Answer> {
  const handled = await handle(request.casework, request.viewer, opened.place, order)
  switch (handled.result) {
    case 'done':
      return goTo(`${opened.here}?done=${order.type}`)
    case 'not-allowed':
      return notFound
    case 'refused': {
      const now = await findEscalation(request)
      return now === null ? notFound : again(request, now, typed, [errorFor(handled.refusal, typed, now)])
    }
  }
}

function errorFor(refusal: Refusal, { at, of }: TypedHere, now: EscalationContext): FormError {
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
  const meanwhile = refusal.name === 'proposal-lapsed' && lapse !== null ? ` ${lapseText(lapse)}` : ''
  return { field: null, text: `${refusalMessage(refusal)}${meanwhile}` }
}

function again(
  request: SignedInRequest,
  opened: EscalationContext,
  typed: TypedHere,
  errors: readonly FormError[],
): Answer {
  const isOvertaken = errors.some(({ field: at }) => at === null)
  return showAgain(
    <EscalationView request={request} opened={opened} typed={typed} errors={errors} />,
    isOvertaken ? 409 : 422,
  )
}
