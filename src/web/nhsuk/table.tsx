import type { ComponentChildren } from 'preact'
import { type Attributes, classNames } from './attributes.ts'
import { cellClasses, cellContent, headClasses, type TableCell, type TableHead } from './table-cell.tsx'

export type TableProps = {
  readonly caption?: ComponentChildren
  readonly captionSize?: 's' | 'm' | 'l' | 'xl' | undefined
  readonly captionId?: string | undefined
  /** `nhsuk-u-visually-hidden` where a heading above says the same. */
  readonly captionClasses?: string | undefined
  readonly head: readonly TableHead[]
  readonly rows: readonly (readonly TableCell[])[]
  /** Ids of the rows, in their order, so that links can lead to them. */
  readonly rowIds?: readonly string[] | undefined
  readonly firstCellIsHeader?: boolean | undefined
  /** Below desktop width each row becomes a list, with the column's heading before each value. */
  readonly responsive?: boolean | undefined
  /** Scrolls sideways instead; needs `captionId`. */
  readonly scroll?: boolean | undefined
  readonly compact?: boolean | undefined
  readonly striped?: boolean | undefined
  readonly border?: false | undefined
  readonly lastRowBorder?: false | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
  readonly scrollClasses?: string | undefined
  readonly attributes?: Attributes | undefined
}

/** Facts in rows and columns; `DataTable` is the easier way to one. */
export function Table(props: TableProps) {
  const { head, rows, responsive, id, attributes, scroll, captionId, scrollClasses } = props
  const sortable = head.some(({ sort }) => sort !== undefined)
  const sortsInBrowser = sortable && head.every(({ sort, href }) => sort === undefined || href === undefined)
  const table = (
    <table
      class={tableClasses(props, sortable)}
      id={id}
      data-module={sortsInBrowser ? 'nhsuk-table' : undefined}
      role={responsive ? 'table' : undefined}
      {...attributes}
    >
      {props.caption && <Caption {...props} sortable={sortable} />}
      {head.length > 0 && <Head head={head} responsive={responsive} sortsInBrowser={sortsInBrowser} />}
      <tbody class="nhsuk-table__body">
        {rows.map((cells, index) => bodyRow(cells, props.rowIds?.[index], props))}
      </tbody>
    </table>
  )
  return scroll ? (
    <Scroll labelledBy={captionId} classes={scrollClasses}>
      {table}
    </Scroll>
  ) : (
    table
  )
}

function tableClasses(props: TableProps, sortable: boolean): string {
  return classNames(
    'nhsuk-table',
    props.compact && 'nhsuk-table--compact',
    props.responsive && 'nhsuk-table--responsive',
    props.border === false && 'nhsuk-table--no-border',
    props.border !== false && props.lastRowBorder === false && 'nhsuk-table--no-last-row-border',
    sortable && 'nhsuk-table--sortable',
    props.striped && 'nhsuk-table--striped',
    props.classes,
  )
}

function Caption({ caption, captionSize, captionId, captionClasses, sortable }: TableProps & { sortable: boolean }) {
  return (
    <caption
      class={classNames('nhsuk-table__caption', captionSize && `nhsuk-table__caption--${captionSize}`, captionClasses)}
      id={captionId}
    >
      {caption}
      {sortable && <span class="nhsuk-u-visually-hidden"> (Column headers are sortable)</span>}
    </caption>
  )
}

type HeadProps = Pick<TableProps, 'head' | 'responsive'> & { readonly sortsInBrowser: boolean }

function Head({ head, responsive, sortsInBrowser }: HeadProps) {
  return (
    <thead class="nhsuk-table__head" role={responsive ? 'rowgroup' : undefined}>
      <tr class="nhsuk-table__row" role={responsive ? 'row' : undefined}>
        {head.map((each) => headCell(each, responsive, sortsInBrowser))}
      </tr>
    </thead>
  )
}

function headCell(head: TableHead, responsive: boolean | undefined, sortsInBrowser: boolean) {
  const { sort, sortNext } = head
  return (
    <th
      class={headClasses(head)}
      scope="col"
      role={responsive ? 'columnheader' : undefined}
      data-sort={sort === undefined ? undefined : ''}
      data-sort-next={sortsInBrowser ? sortNext : undefined}
      aria-sort={sort === 'none' ? undefined : sort}
    >
      {cellContent(head)}
    </th>
  )
}

function bodyRow(cells: readonly TableCell[], id: string | undefined, props: TableProps) {
  return (
    <tr class="nhsuk-table__row" id={id} role={props.responsive ? 'row' : undefined}>
      {cells.map((cell, column) => bodyCell(cell, props.head[column], props, column === 0))}
    </tr>
  )
}

function bodyCell(cell: TableCell, head: TableHead | undefined, props: TableProps, isFirst: boolean) {
  const { responsive, firstCellIsHeader } = props
  const label = responsive && labelOf(head)
  const content = responsive ? besideLabel(cell) : cellContent(cell)
  return firstCellIsHeader && isFirst ? (
    <th
      class={cellClasses('nhsuk-table__header', cell, head)}
      scope="row"
      role={responsive ? 'rowheader' : undefined}
      data-sort-value={cell.sortValue}
    >
      {label}
      {content}
    </th>
  ) : (
    <td
      class={cellClasses('nhsuk-table__cell', cell, head)}
      role={responsive ? 'cell' : undefined}
      data-sort-value={cell.sortValue}
    >
      {label}
      {content}
    </td>
  )
}

function labelOf(head: TableHead = {}) {
  return (
    <span class="nhsuk-table__heading" aria-hidden="true">
      {typeof head.content === 'string' && !head.hiddenText ? `${head.content} ` : headLabel(head)}
    </span>
  )
}

function headLabel({ content, hiddenText }: TableHead) {
  return <>{cellContent({ content, hiddenText })} </>
}

/** On a phone the row is a flex box: what is more than text needs an element of its own to stand opposite its label. */
function besideLabel(cell: TableCell) {
  const { content } = cell
  const isText = content === undefined || typeof content === 'string' || typeof content === 'number'
  return isText ? cellContent(cell) : <span>{cellContent(cell)}</span>
}

type ScrollProps = {
  readonly children: ComponentChildren
  readonly labelledBy?: string | undefined
  readonly classes?: string | undefined
}

/** Lets something wider than the screen scroll sideways, by keyboard too. */
export function Scroll({ children, labelledBy, classes }: ScrollProps) {
  return (
    <div class={classNames('nhsuk-scroll', classes)} data-module="nhsuk-scroll">
      {/* biome-ignore lint/a11y/useSemanticElements: the design system's markup; a section would need a heading */}
      <div class="nhsuk-scroll__content" role="region" aria-labelledby={labelledBy}>
        {children}
      </div>
    </div>
  )
}
