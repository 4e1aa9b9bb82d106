import type { FinalReviewRow } from '../../../casework/reviews/final-review.ts'
import type { Day } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { regionNames } from '../../../core/organisation.ts'
import { DayText } from '../../components/day-text.tsx'
import type { ListColumn } from '../../components/list-table.tsx'
import { CasefileStatus } from '../../components/status-tag.tsx'
import { Choice } from '../../nhsuk/choice.tsx'

export const closedHeader = 'Closed as not met'

/** The columns of a list of the final review; `choosing` adds a checkbox to each name, null adds none. */
export function finalReviewColumns(
  cycle: CycleName,
  today: Day,
  choosing: { readonly chosen: readonly string[] } | null,
): readonly ListColumn<FinalReviewRow>[] {
  return [
    {
      header: 'Trust',
      value: ({ name }) => name,
      show: (row) => (choosing === null ? nameOf(row) : <Box row={row} chosen={choosing.chosen} />),
    },
    { header: 'Code', value: ({ code }) => code, fileOnly: true },
    { header: 'Region', value: ({ region }) => (region === null ? 'None' : regionNames[region]) },
    {
      header: 'Status',
      value: ({ timetableState }) => statusNameOn(timetableState.status, today),
      show: ({ timetableState }) => <CasefileStatus status={timetableState.status} on={today} />,
    },
    {
      header: 'Items left',
      value: ({ items, outstanding }) => (items === 0 ? 'No plan' : `${outstanding} of ${items}`),
      nowrap: true,
    },
    dayColumn('Latest date', ({ latestCompletion }) => latestCompletion),
    dayColumn('Last update', ({ lastUpdateOn }) => lastUpdateOn),
    dayColumn(closedHeader, ({ timetableState }) => timetableState.closedUnmetOn),
    {
      header: 'Plan',
      value: ({ code }) => `/reviews/${code}/${cycle}`,
      show: ({ code }) => (
        <a href={`/reviews/${code}/${cycle}`}>
          See the plan<span class="nhsuk-u-visually-hidden"> of {code}</span>
        </a>
      ),
    },
  ]
}

function Box({ row, chosen }: { readonly row: FinalReviewRow; readonly chosen: readonly string[] }) {
  const { code, version } = row
  return (
    <div class="nhsuk-checkboxes nhsuk-checkboxes--small">
      <Choice
        kind="checkboxes"
        id={`chosen-${code}`}
        name="chosen"
        item={{ value: `${code} ${version}`, text: nameOf(row) }}
        checked={chosen.includes(code)}
        disabled={undefined}
      />
    </div>
  )
}

function nameOf({ name, code }: FinalReviewRow): string {
  return `${name} (${code})`
}

function dayColumn(header: string, day: (row: FinalReviewRow) => Day | null): ListColumn<FinalReviewRow> {
  return {
    header,
    value: day,
    show: (row) => {
      const on = day(row)
      return on === null ? 'None' : <DayText day={on} plain />
    },
  }
}
