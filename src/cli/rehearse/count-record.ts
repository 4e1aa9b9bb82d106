import type { RecordedCasefile } from '../../casework/rehearsal/record.ts'
import type { CasefileEvent } from '../../core/casefile/events.ts'
import { milestoneNames } from '../../core/casefile/history/engagement-sentences.ts'
import type { EscalationStep, Reminder } from '../../core/casefile/reminders.ts'
import { milestoneIds } from '../../core/timetable/milestones.ts'

/** How often each thing happened, by its name, in the order of the report. */
type Counts = ReadonlyMap<string, number>

export type RecordCounts = {
  readonly emails: Counts
  readonly reminders: Counts
  readonly escalations: Counts
  readonly events: Counts
}

type EmailCounts = readonly { readonly kind: string; readonly count: number }[]

/** Counts what the record of a whole cycle holds; names no organisation. */
export function countRecord(casefiles: readonly RecordedCasefile[], emails: EmailCounts): RecordCounts {
  const events = casefiles.flatMap((each) => each.events)
  const reminders = events.flatMap((event) => (event.type === 'reminders-sent' ? event.reminders : []))
  return {
    emails: new Map(emails.map(({ kind, count }) => [kind, count])),
    reminders: remindersInOrder(reminders),
    escalations: escalationsIn(reminders, events),
    events: counted(events.map(({ type }) => type)),
  }
}

/** In the order of the year and of the escalation steps; those that were never sent too. */
function remindersInOrder(reminders: readonly Reminder[]): Counts {
  const steps = Object.entries(stepNames) as readonly [EscalationStep, string][]
  return new Map(
    milestoneIds.flatMap((milestone) =>
      steps.map(([step, name]): [string, number] => {
        const count = reminders.filter((each) => each.milestone === milestone && each.step === step).length
        return [`${milestoneNames[milestone]}: ${name}`, count]
      }),
    ),
  )
}

const stepNames: Readonly<Record<EscalationStep, string>> = {
  reminder: 'reminder',
  'last-reminder': 'last reminder',
  'on-the-day': 'on the day',
  overdue: 'organisation asked, overdue',
  'update-asked': 'organisation contacted',
  region: 'region asked',
  'escalation-proposed': 'escalation proposed',
}

/** T8: in the order of its steps. */
function escalationsIn(reminders: readonly Reminder[], events: readonly CasefileEvent[]): Counts {
  const proposed = reminders.filter(({ step }) => step === 'escalation-proposed').length
  const many = (type: CasefileEvent['type']) => events.filter((event) => event.type === type).length
  const settled = many('escalation-confirmed') + many('escalation-declined')
  return new Map([
    ['Proposed by the service', proposed],
    ['Confirmed by a reviewer', many('escalation-confirmed')],
    ['Declined by a reviewer', many('escalation-declined')],
    ['Neither: something was sent first, or guidance changed', proposed - settled],
    ['Decided about by the SRO', many('escalation-decided')],
    ['Notices recorded by the NIS authority', many('enforcement-notice-recorded')],
  ])
}

function counted(names: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
