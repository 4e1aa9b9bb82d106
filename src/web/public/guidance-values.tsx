import type { GuidanceThenAndNow } from '../../casework/guidance.ts'
import { type Day, inWords } from '../../core/day.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { versionOn } from '../../core/guidance/guidance.ts'
import { meanings } from '../../core/guidance/meanings.ts'
import { versionInWords } from '../../core/guidance/version-in-words.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { GuidanceValue } from '../components/guidance-value.tsx'
import { WithLinks } from '../components/with-links.tsx'
import {
  beforeInWords,
  type GuidanceLine,
  guidanceLines,
  heldInWords,
  sinceInWords,
  sourceInWords,
} from './guidance-lines.ts'

export type GuidanceValuesProps = {
  readonly name: CycleName
  readonly known: GuidanceThenAndNow
  readonly on: Day
  readonly today: Day
}

/** G2: every value as it stood on a day and was known then, and what was changed since. */
export function GuidanceValues({ name, known, on, today }: GuidanceValuesProps) {
  const { asKnown, now } = known
  if (on < asKnown.cycle[0].from) return <p>{`On ${inWords(on)} no guidance of this cycle had been published.`}</p>
  return (
    <>
      <Changes name={name} known={known} on={on} today={today} />
      <DataTable
        caption={`In force on ${inWords(on)}: ${versionInWords(versionOn(asKnown, on))}`}
        columns={columns}
        rows={guidanceLines(asKnown, now, on)}
        rowKey={({ key }) => key}
        empty="No values."
        downloads={{ csv: `?on=${on}&format=csv`, xlsx: `?on=${on}&format=xlsx` }}
        wordy
      />
    </>
  )
}

/** Each change with its message, and which of them came later than the day that is read. */
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
            {`, issued ${inWords(issuedOn)}`}
            {isPast && issuedOn > on && ', later than the day shown here'}
          </li>
        ))}
      </ul>
    </>
  )
}

const columns: readonly Column<GuidanceLine>[] = [
  { header: 'Value', cell: ({ key }) => meanings[key].title },
  {
    header: 'Holds',
    cell: (line) =>
      line.held.value === null ? heldInWords(line) : <GuidanceValue name={line.key} value={line.held.value} />,
  },
  { header: 'Since', cell: ({ held }) => inWords(held.from), nowrap: true },
  { header: 'Rules', cell: ({ key }) => meanings[key].rules.join(', ') },
  { header: 'Source', cell: (line) => <WithLinks text={sourceInWords(line)} /> },
  { header: 'Before', cell: beforeInWords },
  { header: 'Later', cell: sinceInWords },
]
