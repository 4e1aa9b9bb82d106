import type { ListedEscalation } from '../../casework/escalations/escalations.ts'
import type { EscalationState, Lapse } from '../../core/casefile/escalations.ts'
import { escalationDecisions, milestoneNames } from '../../core/casefile/history/engagement-sentences.ts'
import { formatDate } from '../../core/day.ts'
import { DayText } from '../components/day-text.tsx'
import type { ListColumn } from '../components/list-table.tsx'
import type { Tone } from '../components/status-tag.tsx'
import { Lines } from '../components/text.tsx'

type Column = ListColumn<ListedEscalation>

const about: readonly Column[] = [
  {
    header: 'Organisation',
    value: ({ name }) => name,
    show: ({ code, name, cycle }) => <a href={`/escalations/${code}/${cycle}`}>{`${name} (${code})`}</a>,
  },
  { header: 'Code', value: ({ code }) => code, fileOnly: true },
  { header: 'Cycle', value: ({ cycle }) => cycle, nowrap: true },
  {
    header: 'What has not come',
    value: ({ milestone }) => capital(milestoneNames[milestone]),
    show: ({ milestone, dueDate }) => `${capital(milestoneNames[milestone])}, due by ${formatDate(dueDate)}`,
  },
  { header: 'Due by', value: ({ dueDate }) => dueDate, fileOnly: true },
]

const reasonColumns: readonly Column[] = [
  { header: 'Times asked', value: ({ reminders: asks }) => asks, numeric: true },
  day('Region asked on', ({ regionAskedOn }) => regionAskedOn, 'Not asked'),
  day('Last heard of on', ({ lastContactOn: heardOn }) => heardOn, 'Never'),
]

const proposed = day('Proposed on', ({ proposedOn }) => proposedOn, '')

const confirmed: readonly Column[] = [
  day('Confirmed on', ({ answered }) => answered?.on ?? null, ''),
  { header: 'By', value: ({ answered }) => answered?.by ?? '' },
  reason('The case', ({ answered }) => answered?.reason ?? ''),
]

/** What waits for a reviewer or the lead. */
export const proposedColumns: readonly Column[] = [...about, ...reasonColumns, proposed]

/** What waits for the SRO. */
export const confirmedColumns: readonly Column[] = [...about, ...reasonColumns, ...confirmed]

export const decidedColumns: readonly Column[] = [
  ...about,
  day('Confirmed on', ({ answered }) => answered?.on ?? null, ''),
  {
    header: 'Decision',
    value: ({ decided }) => (decided === null ? '' : capital(escalationDecisions[decided.decision])),
  },
  reason('Reason', ({ decided }) => decided?.reason ?? ''),
  day('Decided on', ({ decided }) => decided?.on ?? null, ''),
  { header: 'By', value: ({ decided }) => decided?.by ?? '' },
  { header: 'Notices', value: ({ enforcementNotices: notices }) => notices, numeric: true },
]

/** What came to nothing, and why. */
export const endedColumns: readonly Column[] = [
  ...about,
  proposed,
  { header: 'How it ended', value: ({ state }) => escalationTags[state].name },
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
      const found = on(row)
      return found === null ? none : <DayText day={found} plain />
    },
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** How an escalation stands, in a word or two. */
export const escalationTags: Readonly<Record<EscalationState, { readonly name: string; readonly tone: Tone }>> = {
  proposed: { name: 'Proposed', tone: 'attention' },
  lapsed: { name: 'Lapsed', tone: 'neutral' },
  declined: { name: 'Not confirmed', tone: 'neutral' },
  confirmed: { name: 'Awaits the SRO', tone: 'bad' },
  decided: { name: 'Decided', tone: 'underway' },
}

/** Why there is nothing to escalate any more, as a sentence. */
export function lapseText(lapse: Lapse): string {
  switch (lapse.kind) {
    case 'heard-since':
      return `The organisation was heard of on ${formatDate(lapse.on)}.`
    case 'withdrawn':
      return 'What it was asked for was withdrawn (G1).'
  }
}
