import type { HintWording } from '../../../core/plan/hint-wording.ts'
import type { FindingWording } from '../../../core/plan/wording.ts'
import { DataTable } from '../../components/data-table.tsx'
import type { DownloadAddresses } from '../../components/downloads.tsx'
import { fieldAddress } from './field-address.ts'

type Found = FindingWording | HintWording

export type FoundListProps = {
  readonly caption: string
  readonly found: readonly Found[]
  /** The casefile’s address, for whoever may change the plan; null where nothing is linked. */
  readonly address: string | null
  readonly empty: string
  readonly downloads?: DownloadAddresses | undefined
}

/** Findings, or hints, each with its rule, the guidance behind it, what to do and where. */
export function FoundList({ caption, found, address, empty, downloads }: FoundListProps) {
  const quoted = found.some(({ quote }) => quote !== null)
  return (
    <DataTable
      wordy
      caption={caption}
      rows={found}
      empty={empty}
      downloads={downloads}
      columns={[
        { header: 'Rule', nowrap: true, cell: ({ rule }: Found) => rule },
        { header: 'What was found', width: 'one-third', cell: (each: Found) => linkedHeading(each, address) },
        { header: 'What to do', cell: ({ whatToDo }) => whatToDo },
        ...(quoted ? [{ header: 'Guidance', cell: ({ quote }: Found) => quote }] : []),
      ]}
    />
  )
}

function linkedHeading({ heading, evidence, field }: Found, address: string | null) {
  return address === null ? heading : <a href={fieldAddress(address, evidence, field)}>{heading}</a>
}
