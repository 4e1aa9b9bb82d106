import { DataTable } from '../../components/data-table.tsx'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import { markName } from './marks.ts'
import type { OtherMark } from './merge-marks.ts'

export type OtherMarksProps = {
  readonly by: string
  readonly others: readonly OtherMark[]
  readonly address: string
}

/** Told to whom saves after somebody else did: what that person marked otherwise, and what stands in the form now. */
export function OtherMarks({ by, others, address }: OtherMarksProps) {
  return (
    <>
      <WarningCallout heading={`${by} saved this assessment while you were marking it`} headingLevel={2}>
        <p>
          Nothing was overwritten, and yours is not saved yet. The form below has both your marks and theirs. Where you
          marked the same item differently, it has yours.
        </p>
        <p>
          Look at the differences, change what you want and save. Or{' '}
          <a href={`${address}/assessment`}>drop your marks and keep theirs</a>.
        </p>
      </WarningCallout>
      <DataTable
        caption={`What ${by} marked otherwise`}
        rows={others}
        empty={`${by} marked nothing otherwise than you. Save again to keep yours.`}
        columns={[
          { header: 'Item', nowrap: true, cell: ({ evidence }: OtherMark) => evidence },
          { header: by, cell: ({ theirs }: OtherMark) => markName(theirs) },
          { header: 'You', cell: ({ mine }: OtherMark) => markName(mine) },
          { header: 'In the form below', cell: ({ kept }: OtherMark) => markName(kept) },
        ]}
      />
    </>
  )
}
