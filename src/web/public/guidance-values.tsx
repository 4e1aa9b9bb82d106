import type { GuidanceOnDayAndNow } from '../../casework/guidance/guidance.ts'
import { type Day, formatDate } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { formatVersion, versionOn } from '../../core/guidance/guidance.ts'
import { meanings } from '../../core/guidance/meanings.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { GuidanceValue } from '../components/guidance-change.tsx'
import { PlanRules } from '../components/plan-rules.tsx'
import { WithLinks } from '../components/text.tsx'
import {
  formatBefore,
  formatSince,
  formatSource,
  formatValue,
  type GuidanceLine,
  guidanceLines,
} from './guidance-lines.ts'

type GuidanceValuesProps = {
  readonly name: CycleName
  readonly known: GuidanceOnDayAndNow
  readonly on: Day
  readonly today: Day
}

/** G2: every value as it was known on a day, and what has changed since. */
export function GuidanceValues({ name, known, on, today }: GuidanceValuesProps) {
  const { asKnown, now } = known
  if (on < asKnown.cycle[0].from)
    return <p>{`On ${formatDate(on)} no guidance of this toolkit year had been published.`}</p>
  return (
    <>
      <Changes name={name} known={known} on={on} today={today} />
      <DataTable
        caption={`In force on ${formatDate(on)}: ${formatVersion(versionOn(asKnown, on))}`}
        columns={columns}
        rows={guidanceLines(asKnown, now, on)}
        rowKey={({ key }) => key}
        empty="No values."
        downloads={{ csv: `?on=${on}&format=csv`, xlsx: `?on=${on}&format=xlsx` }}
        wordy
      />
      <PlanRules guidance={asKnown} on={on} />
    </>
  )
}

/** The changes of the guidance, with a remark on those issued after the day shown. */
function Changes({ name, known: { changes }, on, today }: GuidanceValuesProps) {
  if (changes.length === 0) return null
  const isPast = on < today
  return (
    <>
      <h2 class="nhsuk-heading-m">Changes since it was first published</h2>
      <ul>
        {changes.map(({ number, title, issuedOn }) => (
          <li>
            <a href={`/guidance/${name}/changes/${number}`}>{`Change ${number}: ${title}`}</a>
            {`, issued ${formatDate(issuedOn)}`}
            {isPast && issuedOn > on && ', later than the day shown here'}
          </li>
        ))}
      </ul>
    </>
  )
}

const columns: readonly Column<GuidanceLine>[] = [
  { header: 'Setting', cell: ({ key }) => meanings[key].title },
  {
    header: 'Value',
    cell: (line) =>
      line.current.value === null ? formatValue(line) : <GuidanceValue name={line.key} value={line.current.value} />,
  },
  { header: 'Since', cell: ({ current }) => formatDate(current.from), nowrap: true },
  { header: 'Rules', cell: ({ key }) => meanings[key].rules.join(', ') },
  { header: 'Source', cell: (line) => <WithLinks text={formatSource(line)} /> },
  { header: 'Before', cell: formatBefore },
  { header: 'Later', cell: formatSince },
]
