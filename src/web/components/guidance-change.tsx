import { formatDate } from '../../core/day.ts'
import type { GuidanceChange, IssuedChange } from '../../core/guidance/change.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { describeValue } from '../../core/guidance/describe.ts'
import type { CycleGuidance, Guidance, Link } from '../../core/guidance/guidance.ts'
import { meanings } from '../../core/guidance/meanings.ts'
import { InsetText } from '../nhsuk/inset-text.tsx'
import { DataTable } from './data-table.tsx'
import { Lines, WithLinks } from './text.tsx'

type Amendments = GuidanceChange['amendments']

/** What a change says and changes: its message, why it looks back, and its values with their sources. */
export function ChangeDetails({ change }: { readonly change: GuidanceChange }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What those affected are told</h2>
      {change.message.map((paragraph) => (
        <p>
          <Lines text={paragraph} />
        </p>
      ))}
      {change.reason !== '' && <p>{`Why it also holds for days that have passed: ${change.reason}`}</p>}
      <Amended amendments={change.amendments} />
    </>
  )
}

function Amended({ amendments }: { readonly amendments: Amendments }) {
  return (
    <DataTable
      caption="Values that it changes"
      rows={amendments}
      empty="No values."
      wordy
      columns={[
        { header: 'Value', cell: ({ key }) => meanings[key].title },
        { header: 'Holds', cell: ({ key, value }) => <GuidanceValue name={key} value={value} /> },
        { header: 'From', cell: ({ from }) => formatDate(from), nowrap: true },
        { header: 'Rules', cell: ({ key }) => meanings[key].rules.join(', ') },
        { header: 'Source', cell: ({ source }) => <WithLinks text={source} /> },
      ]}
    />
  )
}

type GuidanceValueProps = { readonly name: keyof CycleGuidance; readonly value: Guidance[keyof Guidance] }

/** A value of the guidance in words; links can be followed. */
export function GuidanceValue({ name, value }: GuidanceValueProps) {
  const links = Array.isArray(value) ? value.filter((each): each is Link => typeof each !== 'string') : []
  if (links.length === 0) return <>{describeValue(value, meanings[name])}</>
  return (
    <ul class="nhsuk-list">
      {links.map(({ text, href }) => (
        <li>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  )
}

type GuidanceChangedProps = {
  readonly cycle: CycleName
  readonly change: IssuedChange | null
  /** What the guidance of the day advises beyond its rules; null where it does not. */
  readonly advice?: string | null | undefined
}

/** G4: what the newest change of a cycle's guidance says, with the way to its sources; nothing where there is none. */
export function GuidanceChanged({ cycle, change, advice = null }: GuidanceChangedProps) {
  if (change === null) return null
  const isSaid = change.message.some((paragraph) => advice !== null && paragraph.includes(advice))
  return (
    <InsetText>
      <p>
        <strong>{change.title}.</strong> The guidance {cycle} changed on {formatDate(change.issuedOn)}.
      </p>
      {change.message.map((paragraph) => (
        <p>
          <Lines text={paragraph} />
        </p>
      ))}
      {advice !== null && !isSaid && <p>{advice}</p>}
      <p>
        <a href={`/guidance/${cycle}/changes/${change.number}`}>Read the change with its sources</a>
      </p>
    </InsetText>
  )
}
