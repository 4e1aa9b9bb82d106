import type { ComponentChildren } from 'preact'
import type { Cell, Table } from '../../core/table.ts'
import { DataTable, type DownloadAddresses } from './data-table.tsx'
import { Pager } from './pager.tsx'

/** A column of a list that is shown and downloaded: its `value` in the file, and what the page shows instead. */
export type ListColumn<Row> = {
  readonly header: string
  readonly value: (row: Row) => Cell
  readonly show?: (row: Row) => ComponentChildren
  readonly nowrap?: boolean
  readonly numeric?: boolean
  /** Only in the file, not on the page. */
  readonly fileOnly?: boolean
}

type ListTableProps<Row> = {
  readonly caption: string
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  readonly empty: ComponentChildren
  readonly downloads?: DownloadAddresses | undefined
  readonly wordy?: boolean | undefined
}

/** A table with the same columns on the page and in its files. */
export function ListTable<Row>({ columns, ...props }: ListTableProps<Row>) {
  return (
    <DataTable
      {...props}
      columns={columns
        .filter(({ fileOnly }) => fileOnly !== true)
        .map(({ header, value, show, nowrap, numeric }) => ({ header, cell: show ?? value, nowrap, numeric }))}
    />
  )
}

type PagedListProps<Row> = Pick<ListTableProps<Row>, 'columns' | 'rows' | 'empty'> & {
  /** The id of its section, where its pages begin. */
  readonly id: string
  readonly title: string
  /** How many rows there are on all pages; `rows` are those of one. */
  readonly count: number
  readonly page: number
  readonly pageLength: number
  /** The address of this list with one more parameter. */
  readonly here: (name: string, value: string) => string
}

/** A page of one of several lists of a page, under the title of its section, with its files and its other pages. */
export function PagedList<Row>(props: PagedListProps<Row>) {
  const { id, title, columns, rows, empty, count, page, pageLength, here } = props
  return (
    <>
      <ListTable
        caption={title}
        captionHidden
        columns={columns}
        rows={rows}
        empty={count === 0 ? empty : 'The list has no such page.'}
        downloads={{ csv: here('format', 'csv'), xlsx: here('format', 'xlsx') }}
        wordy
      />
      <Pager
        page={page}
        pages={Math.ceil(count / pageLength)}
        href={(to) => `${here('page', String(to))}#${id}`}
        ariaLabel={`Pages: ${title}`}
      />
    </>
  )
}

export function tableOfList<Row>(columns: readonly ListColumn<Row>[], rows: readonly Row[]): Table {
  return {
    columns: columns.map(({ header }) => header),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  }
}
