import { inWords } from '../../core/day.ts'
import type { Table } from '../../core/table.ts'
import type { MilestoneChange, MilestoneOn } from '../../core/timetable/timetable-on.ts'
import type { Column } from '../components/data-table.tsx'

/** A milestone on the page for all; its title ends where its day follows. */
export const milestoneColumns: readonly Column<MilestoneOn>[] = [
  { header: 'Milestone', cell: ({ title }) => title },
  { header: 'Day', cell: ({ by, holds }) => (by === null ? holds : <time datetime={by}>{holds}</time>) },
  { header: 'Binds', cell: ({ whom }) => whom },
  { header: 'If it is missed', cell: ({ ifMissed }) => ifMissed },
  { header: 'Source', cell: ({ source, rules }) => `${source} (${rules.join(', ')})` },
  { header: 'Since', cell: ({ since }) => inWords(since) },
  { header: 'Changes', cell: ({ changes }) => <Changes changes={changes} /> },
]

function Changes({ changes }: Pick<MilestoneOn, 'changes'>) {
  if (changes.length === 0) return <>No change</>
  return (
    <ul class="nhsuk-list">
      {changes.map((change) => (
        <li>{sayChange(change)}</li>
      ))}
    </ul>
  )
}

function sayChange({ what, was, is, from }: MilestoneChange): string {
  return `${what}: was ${was}, is ${is} from ${inWords(from)}`
}

/** The same as a file. */
export function timetableTable(milestones: readonly MilestoneOn[]): Table {
  return {
    columns: ['Milestone', 'Day', 'In words', 'Binds', 'If it is missed', 'Rules', 'Source', 'Since', 'Changes'],
    rows: milestones.map(({ title, by, holds, whom, ifMissed, rules, source, since, changes }) => [
      title,
      by ?? '',
      holds,
      whom,
      ifMissed,
      rules.join(', '),
      source,
      since,
      changes.map(sayChange).join('; ') || 'No change',
    ]),
  }
}
