import { inWords } from '../../core/day.ts'
import type { GuidanceChange } from '../../core/guidance/change.ts'
import { meanings } from '../../core/guidance/meanings.ts'
import { DataTable } from './data-table.tsx'
import { GuidanceValue } from './guidance-value.tsx'
import { Lines } from './lines.tsx'
import { WithLinks } from './with-links.tsx'

type Amendments = GuidanceChange['amendments']

/** What a change says and changes: its message, why it looks back, and its values with their sources. */
export function ChangeTold({ change }: { readonly change: GuidanceChange }) {
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
        { header: 'From', cell: ({ from }) => inWords(from), nowrap: true },
        { header: 'Rules', cell: ({ key }) => meanings[key].rules.join(', ') },
        { header: 'Source', cell: ({ source }) => <WithLinks text={source} /> },
      ]}
    />
  )
}
