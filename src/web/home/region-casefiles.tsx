import type { casefilesInMyRegions } from '../../casework/my-work.ts'
import { stageNames } from '../../core/casefile/casefile.ts'
import { CasefileStatus } from '../components/casefile-status.tsx'
import { DataTable } from '../components/data-table.tsx'
import { DayText } from '../components/day-text.tsx'
import { useHere } from '../nhsuk/here.ts'

type Row = Awaited<ReturnType<typeof casefilesInMyRegions>>[number]

/** What may be looked at in one's region: every casefile begun there. */
export function RegionCasefiles({ rows }: { readonly rows: readonly Row[] }) {
  const { today } = useHere()
  return (
    <DataTable
      caption="In your region"
      rows={rows}
      empty="No organisation of your region has published an assessment here yet."
      columns={[
        { header: 'Organisation', cell: ({ code, name }: Row) => <a href={`/organisations/${code}`}>{name}</a> },
        { header: 'Code', nowrap: true, cell: ({ code }) => code },
        { header: 'Cycle', nowrap: true, cell: ({ cycle }) => cycle },
        { header: 'Status', cell: ({ status }) => <CasefileStatus status={status} on={today} /> },
        { header: 'Stage', cell: ({ stage }) => stageNames[stage] },
        { header: 'Since', cell: ({ since }) => (since === null ? '' : <DayText day={since} />) },
      ]}
    />
  )
}
