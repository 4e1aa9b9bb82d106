import type { VNode } from 'preact'
import type { Listed, RegionLists } from '../../casework/regions/region-lists.ts'
import type { Day } from '../../core/day.ts'
import type { Table } from '../../core/table.ts'
import { type ListColumn, PagedList, tableOfList } from '../components/list-table.tsx'
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
export function regionSections({ lists, today, ...input }: SectionInput): readonly RegionSection[] {
  const list = sectionOf(input)
  return [
    list('tasks', taskColumns, lists.tasks),
    list('early-warnings', warningColumns, lists['early-warnings']),
    list('no-plan', withoutPlanColumns(today), lists['no-plan']),
    list('late', lateColumns(today), lists.late),
    list('closed', closedColumns(today), lists.closed),
    list('organisations', casefileColumns(today), lists.organisations),
    list('support', supportColumns, lists.support),
    list('exemplars', exemplarColumns, lists.exemplars),
  ]
}

/** The title of each list, and what stands there while it is empty. */
const texts: Readonly<Record<keyof RegionLists, { readonly title: string; readonly empty: string }>> = {
  tasks: { title: 'Tasks for the region', empty: 'There are no tasks for this region now.' },
  'early-warnings': {
    title: 'Early warnings',
    empty: 'No Trust of this region has warned that it will miss the standard.',
  },
  'no-plan': {
    title: 'Trusts that sent no plan',
    empty: 'Every Trust that published gaps here has sent its plan, or its plan is not due yet.',
  },
  late: { title: 'Late or silent', empty: 'No organisation of this region is late or silent.' },
  closed: {
    title: 'Closed as not met at the final review',
    empty: 'No Trust of this region was closed as not met. If one is, direct it to services and exemplars.',
  },
  organisations: {
    title: 'Organisations of the region',
    empty:
      'No organisation of this region with an assessment here fits the filters. Clear the filters to see all of them.',
  },
  support: { title: 'Support given', empty: 'No support has been recorded in this region yet.' },
  exemplars: {
    title: 'Exemplars of the region',
    empty:
      'No organisation of this region has agreed to be named as an exemplar. Its administrator can agree, item by item.',
  },
}

/** So many rows of each list are on a page. */
export const pageLength = 50

function sectionOf({ address, filters, pageOf }: Omit<SectionInput, 'lists' | 'today'>) {
  return <Row,>(
    id: keyof RegionLists,
    columns: readonly ListColumn<Row>[],
    { rows, count }: Listed<Row>,
  ): RegionSection => {
    const used = id === 'organisations' ? [...filters].filter(([, value]) => value !== '') : []
    const here = (name: string, value: string) =>
      `${address}?${new URLSearchParams([['table', id], [name, value], ...used])}`
    return {
      id,
      title: texts[id].title,
      count,
      table: () => tableOfList(columns, rows),
      show: () => <PagedList {...texts[id]} {...{ id, columns, rows, count, pageLength, here }} page={pageOf(id)} />,
    }
  }
}
