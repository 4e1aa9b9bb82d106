import type { ListedEscalation } from '../../casework/escalations/escalations.ts'
import type { EscalationDecision } from '../../core/casefile/engagement.ts'
import type { EscalationState, Lapse } from '../../core/casefile/escalations.ts'
import { escalationDecisions, milestoneNames } from '../../core/casefile/history/engagement-sentences.ts'
import { formatDate } from '../../core/day.ts'
import { upperFirst } from '../../core/sentences.ts'
import { DayText } from '../components/day-text.tsx'
import type { ListColumn } from '../components/list-table.tsx'
import type { Tone } from '../components/status-tag.tsx'
import { Lines } from '../components/text.tsx'

type Column = ListColumn<ListedEscalation>
type Tag = { readonly name: string; readonly tone: Tone }

const about: readonly Column[] = [
  {
    header: 'Organisation',
    value: ({ name }) => name,
    show: ({ code, name, cycle }) => <a href={`/escalations/${code}/${cycle}`}>{`${name} (${code})`}</a>,
  },
  { header: 'Code', value: ({ code }) => code, fileOnly: true },
  { header: 'Toolkit year', value: ({ cycle }) => cycle, nowrap: true },
  {
    header: 'Not received',
    value: ({ milestone }) => upperFirst(milestoneNames[milestone]),
    show: ({ milestone, dueDate }) => `${upperFirst(milestoneNames[milestone])}, due by ${formatDate(dueDate)}`,
  },
  { header: 'Due by', value: ({ dueDate }) => dueDate, fileOnly: true },
]

const reasonColumns: readonly Column[] = [
  { header: 'Requests sent', value: ({ reminders }) => reminders, numeric: true },
  day('Region asked on', ({ regionAskedOn }) => regionAskedOn, 'Not asked'),
  day('Last contact', ({ lastContactOn }) => lastContactOn, 'Never'),
]

const proposed = day('Proposed on', ({ proposedOn }) => proposedOn, '')

const confirmed: readonly Column[] = [
  day('Confirmed on', ({ answered }) => answered?.on ?? null, ''),
  { header: 'By', value: ({ answered }) => answered?.by ?? '' },
  reason('Case for NHSX', ({ answered }) => answered?.reason ?? ''),
]

/** Proposals that wait for a reviewer or the lead. */
export const proposedColumns: readonly Column[] = [...about, ...reasonColumns, proposed]

/** Escalations that wait for the SRO. */
export const confirmedColumns: readonly Column[] = [...about, ...reasonColumns, ...confirmed]

export const decidedColumns: readonly Column[] = [
  ...about,
  day('Confirmed on', ({ answered }) => answered?.on ?? null, ''),
  {
    header: 'Decision',
    value: ({ decided }) => (decided === null ? '' : upperFirst(escalationDecisions[decided.decision])),
  },
  reason('Reason', ({ decided }) => decided?.reason ?? ''),
  day('Decided on', ({ decided }) => decided?.on ?? null, ''),
  { header: 'By', value: ({ decided }) => decided?.by ?? '' },
  { header: 'Notices', value: ({ enforcementNotices }) => enforcementNotices, numeric: true },
]

/** Proposals that lapsed or were declined, and why. */
export const endedColumns: readonly Column[] = [
  ...about,
  proposed,
  { header: 'How it ended', value: ({ state }) => escalationTag(state, null, 0).name },
  reason('Why', ({ answered, lapse }) => answered?.reason ?? (lapse === null ? '' : lapseText(lapse))),
  { header: 'By', value: ({ answered }) => answered?.by ?? 'By itself' },
]

function reason(header: string, text: (row: ListedEscalation) => string): Column {
  return { header, value: text, show: (row) => <Lines text={text(row)} /> }
}

function day(header: string, on: (row: ListedEscalation) => ListedEscalation['lastContactOn'], none: string): Column {
  return {
    header,
    value: on,
    show: (row) => {
      const dayShown = on(row)
      return dayShown === null ? none : <DayText day={dayShown} plain />
    },
  }
}

/** The state of an escalation as a tag; a decided one says what the SRO decided. */
export function escalationTag(state: EscalationState, decision: EscalationDecision | null, notices: number): Tag {
  if (state !== 'decided' || decision === null) return escalationTags[state]
  return notices > 0 ? { name: 'Notice issued', tone: 'underway' } : { name: decisionNames[decision], tone: 'underway' }
}

const decisionNames: Readonly<Record<EscalationDecision, string>> = {
  'work-with-organisation': 'NHSX works with it',
  'refer-to-nis-authority': 'With the NIS authority',
  'no-further-action': 'No further action',
}

const escalationTags: Readonly<Record<EscalationState, Tag>> = {
  proposed: { name: 'Proposed', tone: 'attention' },
  lapsed: { name: 'Lapsed', tone: 'neutral' },
  declined: { name: 'Not confirmed', tone: 'neutral' },
  confirmed: { name: 'Awaits the SRO', tone: 'bad' },
  decided: { name: 'Decided', tone: 'underway' },
}

/** Why a proposal lapsed, as a sentence. */
export function lapseText(lapse: Lapse): string {
  switch (lapse.kind) {
    case 'submitted-since':
      return `The organisation made contact on ${formatDate(lapse.on)}.`
    case 'withdrawn':
      return 'What it was asked for was withdrawn.'
  }
}
