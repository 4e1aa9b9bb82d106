import type { ComponentChildren } from 'preact'
import { Table } from '../nhsuk/table.tsx'
import type { Sort, TableHead } from '../nhsuk/table-cell.tsx'

export type Column<Row> = {
  readonly header: string
  /** Hides the heading from sight, such as for a column of links; screen readers still read it. */
  readonly headerHidden?: boolean | undefined
  readonly cell: (row: Row) => ComponentChildren
  readonly numeric?: boolean | undefined
  /** Keeps short codes and days on one line. */
  readonly nowrap?: boolean | undefined
  /** Such as `one-third`. */
  readonly width?: string | undefined
  /** How the rows are sorted by this column now, and the address of the list in the other order. */
  readonly sort?: { readonly now: Sort; readonly href: string } | undefined
}

type DataTableProps<Row> = {
  readonly caption: string
  readonly captionSize?: 's' | 'm' | 'l' | undefined
  /** Hides the caption from sight, where a heading above says the same. */
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** The id of a row, so that a link can lead to it. */
  readonly rowKey?: ((row: Row) => string) | undefined
  /** Shown in place of the table where there are no rows: why, and what to do. */
  readonly empty: ComponentChildren
  readonly downloads?: DownloadAddresses | undefined
  readonly compact?: boolean | undefined
  /** For columns of whole sentences: on a phone each is shown below its heading, not beside it. */
  readonly wordy?: boolean | undefined
}

/** A table of things of one kind. The first column names the row; on a phone each row becomes a list. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionSize = 'm', captionHidden, columns, rows, rowKey, empty, downloads, compact, wordy } = props
  if (rows.length === 0) return <p class="app-empty">{empty}</p>
  return (
    <>
      <Table
        caption={caption}
        captionSize={captionSize}
        captionClasses={captionHidden ? 'nhsuk-u-visually-hidden' : undefined}
        head={columns.map(headOf)}
        rows={rows.map((row) => columns.map((column) => ({ content: column.cell(row), classes: nowrapClass(column) })))}
        rowIds={rowKey && rows.map(rowKey)}
        firstCellIsHeader
        responsive
        compact={compact}
        classes={wordy ? 'app-table--wordy' : undefined}
      />
      {downloads && <Downloads {...downloads} />}
    </>
  )
}

function headOf<Row>({ header, headerHidden, numeric, width, sort }: Column<Row>): TableHead {
  return {
    content: headerHidden ? undefined : header,
    hiddenText: headerHidden ? header : undefined,
    format: numeric ? 'numeric' : undefined,
    width,
    sort: sort?.now,
    href: sort?.href,
  }
}

function nowrapClass<Row>({ nowrap, headerHidden }: Column<Row>): string | undefined {
  return (nowrap ?? headerHidden) ? 'nhsuk-u-nowrap' : undefined
}

export type DownloadAddresses = { readonly csv?: string | undefined; readonly xlsx?: string | undefined }

/** Links to download the whole list as a file, with the filters that are set, not only the page shown. */
export function Downloads({ csv, xlsx }: DownloadAddresses) {
  return (
    <ul class="nhsuk-list app-downloads">
      {csv !== undefined && (
        <li>
          <a href={csv}>Download as CSV</a>
        </li>
      )}
      {xlsx !== undefined && (
        <li>
          <a href={xlsx}>Download as XLSX</a>
        </li>
      )}
    </ul>
  )
}
