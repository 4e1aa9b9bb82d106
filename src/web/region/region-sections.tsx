import type { VNode } from 'preact'
import type { Listed, RegionLists } from '../../casework/regions/region-lists.ts'
import type { Day } from '../../core/day.ts'
import type { Table } from '../../core/table.ts'
import { type ListColumn, ListTable, tableOfList } from '../components/list-table.tsx'
import { Pager } from '../components/pager.tsx'
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
  readonly id: keyof RegionLists
  readonly title: string
  readonly count: number
  readonly show: () => VNode
  readonly table: () => Table
}

type SectionInput = {
  readonly lists: RegionLists
  /** The page of a list that is shown, from 1. */
  readonly pageOf: (list: keyof RegionLists) => number
  readonly today: Day
  /** `/region/Y60` */
  readonly address: string
  /** The filters of the list of organisations. */
  readonly filters: URLSearchParams
}

/** The lists of a region, most urgent first. */
export function regionSections({ lists, pageOf, today, address, filters }: SectionInput): readonly RegionSection[] {
  const list = sectionOf(address, filters, pageOf)
  return [
    list('tasks', 'Tasks for the region', taskColumns, lists.tasks, 'There are no tasks for this region now.'),
    list(
      'early-warnings',
      'Early warnings',
      warningColumns,
      lists['early-warnings'],
      'No Trust of this region has warned that it will miss the standard.',
    ),
    list(
      'no-plan',
      'Trusts that sent no plan',
      withoutPlanColumns(today),
      lists['no-plan'],
      'Every Trust that published gaps here has sent its plan, or its plan is not due yet.',
    ),
    list('late', 'Late or silent', lateColumns(today), lists.late, 'No organisation of this region is late or silent.'),
    list(
      'closed',
      'Closed as not met at the final review',
      closedColumns(today),
      lists.closed,
      'No Trust of this region was closed as not met. If one is, direct it to services and exemplars.',
    ),
    list(
      'organisations',
      'Organisations of the region',
      casefileColumns(today),
      lists.organisations,
      'No organisation of this region with an assessment here fits the filters. Clear the filters to see all of them.',
    ),
    list('support', 'Support given', supportColumns, lists.support, 'No support has been recorded in this region yet.'),
    list(
      'exemplars',
      'Exemplars of the region',
      exemplarColumns,
      lists.exemplars,
      'No organisation of this region has agreed to be named as an exemplar. Its administrator can agree, item by item.',
    ),
  ]
}

/** So many rows of each list are on a page. */
export const pageLength = 50

function sectionOf(address: string, filters: URLSearchParams, pageOf: SectionInput['pageOf']) {
  return <Row,>(
    id: keyof RegionLists,
    title: string,
    columns: readonly ListColumn<Row>[],
    { rows, count }: Listed<Row>,
    empty: string,
  ): RegionSection => {
    const used = id === 'organisations' ? [...filters].filter(([, value]) => value !== '') : []
    const here = (more: readonly [string, string]) =>
      `${address}?${new URLSearchParams([['table', id], [...more], ...used])}`
    const downloads = { csv: here(['format', 'csv']), xlsx: here(['format', 'xlsx']) }
    return {
      id,
      title,
      count,
      table: () => tableOfList(columns, rows),
      show: () => (
        <>
          <ListTable
            caption={title}
            captionHidden
            columns={columns}
            rows={rows}
            empty={count === 0 ? empty : 'The list has no such page.'}
            downloads={downloads}
            wordy
          />
          <Pager
            page={pageOf(id)}
            pages={Math.ceil(count / pageLength)}
            href={(page) => `${here(['page', String(page)])}#${id}`}
            ariaLabel={`Pages: ${title}`}
          />
        </>
      ),
    }
  }
}
