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

/** A change of the guidance: its message, why it applies to past days, and its values with their sources. */
export function ChangeDetails({ change }: { readonly change: GuidanceChange }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Message to those affected</h2>
      {change.message.map((paragraph) => (
        <p>
          <Lines text={paragraph} />
        </p>
      ))}
      {change.reason !== '' && <p>{`Why it also applies to past days: ${change.reason}`}</p>}
      <Amended amendments={change.amendments} />
    </>
  )
}

function Amended({ amendments }: { readonly amendments: Amendments }) {
  return (
    <DataTable
      caption="Values that change"
      rows={amendments}
      empty="No values."
      wordy
      columns={[
        { header: 'What changes', cell: ({ key }) => meanings[key].title },
        { header: 'Value', cell: ({ key, value }) => <GuidanceValue name={key} value={value} /> },
        { header: 'Starts on', cell: ({ from }) => formatDate(from), nowrap: true },
        { header: 'Rules', cell: ({ key }) => meanings[key].rules.join(', ') },
        { header: 'Source', cell: ({ source }) => <WithLinks text={source} /> },
      ]}
    />
  )
}

type GuidanceValueProps = { readonly name: keyof CycleGuidance; readonly value: Guidance[keyof Guidance] }

/** A value of the guidance in words, or as links. */
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
  /** The advice in today's guidance, beyond its rules; null where there is none. */
  readonly advice?: string | null | undefined
}

/** G4: the message of the newest change of a cycle's guidance, with a link to its sources; nothing without a change. */
export function GuidanceChanged({ cycle, change, advice = null }: GuidanceChangedProps) {
  if (change === null) return null
  const isInMessage = change.message.some((paragraph) => advice !== null && paragraph.includes(advice))
  return (
    <InsetText>
      <p>
        <strong>{change.title}.</strong> The {cycle} guidance changed on {formatDate(change.issuedOn)}.
      </p>
      {change.message.map((paragraph) => (
        <p>
          <Lines text={paragraph} />
        </p>
      ))}
      {advice !== null && !isInMessage && <p>{advice}</p>}
      <p>
        <a href={`/guidance/${cycle}/changes/${change.number}`}>Read the change with its sources</a>
      </p>
    </InsetText>
  )
}
