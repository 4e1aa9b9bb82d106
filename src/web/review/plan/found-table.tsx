import type { HintWording } from '../../../core/plan/hint-wording.ts'
import type { FindingWording } from '../../../core/plan/wording.ts'
import { DataTable } from '../../components/data-table.tsx'

type Found = FindingWording | HintWording

type FoundTableProps = { readonly caption: string; readonly found: readonly Found[]; readonly empty: string }

/** Findings, or hints, each with its rule and a way to the item it is about. */
export function FoundTable({ caption, found, empty }: FoundTableProps) {
  const quoted = found.some(({ quote }) => quote !== null)
  return (
    <DataTable
      wordy
      caption={caption}
      rows={found}
      empty={empty}
      columns={[
        { header: 'Rule', nowrap: true, cell: ({ rule }: Found) => rule },
        { header: 'What was found', cell: linkedHeading },
        ...(quoted ? [{ header: 'Guidance', cell: ({ quote }: Found) => quote }] : []),
        ...(quoted ? [] : [{ header: 'What to look at', cell: ({ whatToDo }: Found) => whatToDo }]),
      ]}
    />
  )
}

function linkedHeading({ heading, evidence }: Found) {
  return evidence === null ? heading : <a href={`#item-${evidence}`}>{heading}</a>
}
