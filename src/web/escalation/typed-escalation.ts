import type { Command } from '../../core/casefile/commands.ts'
import type { EnforcementNotice, EscalationDecision } from '../../core/casefile/engagement.ts'
import { escalationDecisions } from '../../core/casefile/history/engagement-sentences.ts'
import type { MilestoneId } from '../../core/casefile/reminders.ts'
import { type Day, parseDay } from '../../core/day.ts'
import { milestones } from '../../core/timetable/milestones.ts'
import { field, type SubmittedForm } from '../../http/form.ts'
import { dateError, readDate, typedDate } from '../../http/forms/date-field.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import type { FormError } from '../nhsuk/error-summary.tsx'
import type { EscalationContext } from './escalation-context.ts'

/** What was typed into one form of the page: `at` says which form, `of` which escalation or notice it is about. */
export type TypedForm = {
  readonly at: 'answer' | 'decide' | 'notice' | 'outcome'
  readonly of: string
  readonly form: SubmittedForm
}

type ReadCommand =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** An escalation as part of the ids of fields: `plan-2021-06-30`. */
export function keyOf({ milestone, dueDate }: { readonly milestone: MilestoneId; readonly dueDate: Day }): string {
  return `${milestone}-${dueDate}`
}

/** The escalation that a form names; null if it names none. */
export function aboutIn(form: SubmittedForm): { readonly milestone: MilestoneId; readonly dueDate: Day } | null {
  const [milestone, dueDate] = [field(form, 'milestone'), parseDay(field(form, 'dueDate'))]
  if (!Object.hasOwn(milestones, milestone) || dueDate === null) return null
  return { milestone: milestone as MilestoneId, dueDate }
}

/** The SRO’s decision, or what is missing in it. */
export function readDecision(
  form: SubmittedForm,
  about: { readonly milestone: MilestoneId; readonly dueDate: Day },
): ReadCommand {
  const decision = field(form, 'decision')
  if (!Object.hasOwn(escalationDecisions, decision))
    return { ok: false, errors: [{ field: `decision-${keyOf(about)}`, text: 'Choose what follows' }] }
  const reason = field(form, 'reason')
  return {
    ok: true,
    command: { type: 'decide-escalation', ...about, decision: decision as EscalationDecision, reason },
  }
}

/** The command to record an enforcement notice, or an error for every wrong field. */
export function readEnforcementNotice(form: SubmittedForm): ReadCommand {
  const kind = field(form, 'kind')
  const [reference, asks] = [field(form, 'reference'), field(form, 'requirement')]
  const issued = readDate(typedDate(form, 'issued'), 'The day it was issued')
  const answer = readDate(typedDate(form, 'answer'), 'The day to answer by')
  const errors: FormError[] = [
    ...(isKind(kind) ? [] : [{ field: 'kind', text: 'Choose which notice it is' }]),
    ...(reference === '' ? [{ field: 'reference', text: 'Enter the reference of the notice' }] : []),
    ...(issued.kind === 'empty' ? [{ field: 'issued-day', text: 'Enter the day it was issued' }] : []),
    ...(issued.kind === 'wrong' ? [dateError('issued', issued)] : []),
    ...(asks === '' ? [{ field: 'requirement', text: 'Enter what it requires' }] : []),
    ...(answer.kind === 'empty' ? [{ field: 'answer-day', text: 'Enter the day to answer by' }] : []),
    ...(answer.kind === 'wrong' ? [dateError('answer', answer)] : []),
  ]
  if (!isKind(kind) || issued.kind !== 'day' || answer.kind !== 'day' || errors.length > 0) return { ok: false, errors }
  const command = {
    type: 'record-enforcement-notice',
    kind,
    reference,
    issuedOn: issued.day,
    asks,
    answerBy: answer.day,
  } as const
  return { ok: true, command }
}

function isKind(text: string): text is EnforcementNotice['kind'] {
  return Object.hasOwn(enforcementNoticeKinds, text)
}

export const enforcementNoticeKinds: Readonly<Record<EnforcementNotice['kind'], string>> = {
  information: 'Information notice',
  enforcement: 'Enforcement notice',
}

export type EscalationViewProps = {
  readonly request: SignedInRequest
  readonly context: EscalationContext
  readonly typed: TypedForm | null
  readonly errors: readonly FormError[]
}
