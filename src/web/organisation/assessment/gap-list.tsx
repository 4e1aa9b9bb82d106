import { itemAsked } from '../../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { DataTable } from '../../components/data-table.tsx'

export type GapListProps = {
  readonly cycle: CycleName
  readonly gaps: readonly EvidenceReference[]
  readonly caption: string
}

/** Evidence items by reference, with what each asks. */
export function GapList({ cycle, gaps, caption }: GapListProps) {
  return (
    <DataTable
      caption={caption}
      rows={gaps}
      wordy
      empty="No gaps: every item you marked is met, so no improvement plan is needed."
      columns={[
        { header: 'Item', nowrap: true, cell: (evidence: EvidenceReference) => evidence },
        { header: 'What it asks', cell: (evidence) => itemAsked(cycle, evidence)?.text ?? 'Not in the list' },
      ]}
    />
  )
}
