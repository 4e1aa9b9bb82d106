import type { VNode } from 'preact'
import type { RegionLists } from '../../casework/regions/region-lists.ts'
import type { Exemplar } from '../../casework/regions/regions.ts'
import type { Day } from '../../core/day.ts'
import type { Table } from '../../core/table.ts'
import { type ListColumn, ListTable, tableOfList } from '../components/list-table.tsx'
import {
  casefileColumns,
  closedColumns,
  exemplarColumns,
  lateColumns,
  supportColumns,
  taskColumns,
  warningColumns,
  withoutPlanColumns,
} from './region-columns.tsx'

/** One list of the region’s page: its id, title and number of rows, as a list and as a file. */
export type RegionSection = {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly show: () => VNode
  readonly table: () => Table
}

type SectionInput = {
  readonly lists: RegionLists
  readonly exemplars: readonly Exemplar[]
  readonly today: Day
  /** `/region/Y60` */
  readonly address: string
  /** The filters of the list of organisations. */
  readonly filters: URLSearchParams
}

/** The lists of a region, most urgent first. */
export function regionSections({ lists, exemplars, today, address, filters }: SectionInput): readonly RegionSection[] {
  const list = sectionOf(address, filters)
  return [
    list('tasks', 'Tasks for the region', taskColumns, lists.tasks, 'There are no tasks for this region now.'),
    list(
      'early-warnings',
      'Early warnings',
      warningColumns,
      lists.warnings,
      'No Trust of this region has warned that it will miss the standard.',
    ),
    list(
      'no-plan',
      'Trusts that sent no plan',
      withoutPlanColumns(today),
      lists.withoutPlan,
      'Every Trust that published gaps here has sent its plan, or its plan is not due yet.',
    ),
    list('late', 'Late or silent', lateColumns(today), lists.late, 'No organisation of this region is late or silent.'),
    list(
      'closed',
      'Closed as not met at the final review',
      closedColumns(today),
      lists.closedUnmet,
      'No Trust of this region was closed as not met. If one is, direct it to services and exemplars.',
    ),
    list(
      'organisations',
      'Organisations of the region',
      casefileColumns(today),
      lists.casefiles,
      'No organisation of this region with an assessment here fits the filters. Clear the filters to see all of them.',
    ),
    list('support', 'Support given', supportColumns, lists.support, 'No support has been recorded in this region yet.'),
    list(
      'exemplars',
      'Exemplars of the region',
      exemplarColumns,
      exemplars,
      'No organisation of this region has agreed to be named as an exemplar. Its administrator can agree, item by item.',
    ),
  ]
}

function sectionOf(address: string, filters: URLSearchParams) {
  return <Row,>(
    id: string,
    title: string,
    columns: readonly ListColumn<Row>[],
    rows: readonly Row[],
    empty: string,
  ): RegionSection => {
    const used = id === 'organisations' ? [...filters].filter(([, value]) => value !== '') : []
    const file = (format: string) => `${address}?${new URLSearchParams([['table', id], ['format', format], ...used])}`
    const downloads = { csv: file('csv'), xlsx: file('xlsx') }
    return {
      id,
      title,
      count: rows.length,
      table: () => tableOfList(columns, rows),
      show: () => (
        <ListTable
          caption={title}
          captionHidden
          columns={columns}
          rows={rows}
          empty={empty}
          downloads={downloads}
          wordy
        />
      ),
    }
  }
}
