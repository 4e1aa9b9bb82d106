import type { ComponentChildren } from 'preact'
import type { Cell, Table } from '../../core/table.ts'
import { DataTable, type DownloadAddresses } from './data-table.tsx'

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

export function tableOfList<Row>(columns: readonly ListColumn<Row>[], rows: readonly Row[]): Table {
  return {
    columns: columns.map(({ header }) => header),
    rows: rows.map((row) => columns.map(({ value }) => value(row))),
  }
}
