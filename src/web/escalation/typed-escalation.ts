import type { EnforcementNotice, EscalationDecision } from '../../core/casefile/engagement.ts'
import type { MilestoneId } from '../../core/casefile/reminders.ts'
import { type Day, parseDay } from '../../core/day.ts'
import { milestones } from '../../core/timetable/milestones.ts'
import type { SubmittedForm } from '../../http/form.ts'
import { button, choice, hidden } from '../../http/forms/choice-fields.ts'
import { day } from '../../http/forms/day-fields.ts'
import { choicesOf, type FieldChoice } from '../../http/forms/field.ts'
import { readHidden } from '../../http/forms/read-form.ts'
import { text } from '../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import type { FormError } from '../nhsuk/error-summary.tsx'
import type { EscalationContext } from './escalation-context.ts'

/** What was typed into one form of the page: `at` says which form, `of` which escalation or notice it is about. */
export type TypedForm = {
  readonly at: 'answer' | 'decide' | 'notice' | 'outcome'
  readonly of: string
  readonly form: SubmittedForm
}

type About = { readonly milestone: MilestoneId; readonly dueDate: Day }

/** An escalation as part of the ids of fields: `plan-2021-06-30`. */
export function keyOf({ milestone, dueDate }: About): string {
  return `${milestone}-${dueDate}`
}

export const enforcementNoticeKinds: Readonly<Record<EnforcementNotice['kind'], string>> = {
  information: 'Information notice',
  enforcement: 'Enforcement notice',
}

/** Hidden fields: which escalation a form is about. */
export const aboutFields = { milestone: hidden, dueDate: hidden }

/** The escalation that a form names; null if it names none. */
export function aboutIn(form: SubmittedForm): About | null {
  const { milestone, dueDate: typed } = readHidden(aboutFields, form)
  const dueDate = parseDay(typed)
  if (!Object.hasOwn(milestones, milestone) || dueDate === null) return null
  return { milestone: milestone as MilestoneId, dueDate }
}

/** To confirm a proposal with the case for NHSX or to decline it. */
export function answerFields(about: About) {
  return {
    reason: text({
      id: `reason-${keyOf(about)}`,
      label: 'The case for NHSX, or why it is not escalated',
      size: 's',
      hint: 'The SRO reads it, and so does the organisation.',
      rows: 4,
    }),
    answer: button('confirm', 'decline'),
  }
}

/** The decision of the SRO, with the reason. Only operators of essential services have a NIS authority. */
export function decisionFields(about: About, { isFirst = true, isOperator = true } = {}) {
  return {
    decision: choice({
      id: `decision-${keyOf(about)}`,
      name: 'decision',
      label: isFirst ? 'What follows?' : 'What follows now?',
      choices: decisions.filter(({ value }) => isOperator || value !== 'refer-to-nis-authority'),
      required: 'Choose what follows',
    }),
    reason: text({
      id: `reason-${keyOf(about)}`,
      label: 'Reason',
      size: 's',
      hint: 'It is recorded under your name and sent to NHS Digital and the organisation.',
      rows: 4,
    }),
  }
}

const decisions: readonly FieldChoice<EscalationDecision>[] = [
  { value: 'work-with-organisation', text: 'NHSX works with the organisation' },
  { value: 'refer-to-nis-authority', text: 'Ask the NIS authority to look at it' },
  { value: 'no-further-action', text: 'No further action' },
]

/** A notice that the NIS authority issued. */
export const noticeFields = {
  kind: choice({
    label: 'Which notice is it?',
    choices: choicesOf(enforcementNoticeKinds),
    required: 'Choose which notice it is',
  }),
  reference: text({ label: 'Reference', size: 's', width: 20, required: 'Enter the reference of the notice' }),
  issuedOn: day({
    name: 'issued',
    label: 'When was it issued?',
    hint: 'For example, 30 7 2021. Today at the latest.',
    what: 'The day it was issued',
    required: 'Enter the day it was issued',
  }),
  asks: text({
    name: 'requirement',
    label: 'What does it require?',
    size: 's',
    rows: 4,
    required: 'Enter what it requires',
  }),
  answerBy: day({
    name: 'answer',
    label: 'By when is it to be answered?',
    what: 'The day to answer by',
    required: 'Enter the day to answer by',
  }),
}

/** The outcome of the notice with this reference, the number `index` of the page. */
export function outcomeFields(reference: string, index: number) {
  return {
    does: { ...button('outcome'), control: hidden.control },
    reference: hidden,
    outcome: text({ id: `outcome-${index}`, label: `Outcome of the notice ${reference}`, size: 's', rows: 3 }),
  }
}

export type EscalationViewProps = {
  readonly request: SignedInRequest
  readonly context: EscalationContext
  readonly typed: TypedForm | null
  readonly errors: readonly FormError[]
}
