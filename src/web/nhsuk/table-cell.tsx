import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'

export type Sort = 'none' | 'ascending' | 'descending'
export type Align = 'left' | 'centre' | 'right'

export type TableHead = {
  readonly content?: ComponentChildren
  readonly hiddenText?: string | undefined
  readonly format?: 'numeric' | undefined
  readonly align?: Align | undefined
  /** Such as `one-third`. */
  readonly width?: string | undefined
  /** How the rows stand by this column; missing where they cannot be sorted by it. */
  readonly sort?: Sort | undefined
  /** Where the page sorted by this column is; without it the rows are sorted in the browser. */
  readonly href?: string | undefined
  readonly sortNext?: Sort | undefined
  readonly classes?: string | undefined
}

export type TableCell = {
  readonly content?: ComponentChildren
  readonly hiddenText?: string | undefined
  /** Makes the content a link. */
  readonly href?: string | undefined
  /** `string` for words in a column of numbers, such as “not known”. */
  readonly format?: 'numeric' | 'string' | undefined
  readonly sortValue?: string | undefined
  readonly classes?: string | undefined
}

/** The content of a heading or a cell: a link where it has an address, and what is only read out. */
export function cellContent({ content, hiddenText, href }: TableCell): ComponentChildren {
  const inside = hiddenText ? withHidden(content, hiddenText) : content
  if (href === undefined) return inside
  return (
    <a class="nhsuk-link" href={href}>
      {inside}
    </a>
  )
}

function withHidden(content: ComponentChildren, hiddenText: string) {
  return (
    <>
      {content}
      <span class="nhsuk-u-visually-hidden">{content ? ` ${hiddenText}` : hiddenText}</span>
    </>
  )
}

/** The classes of a column's heading. */
export function headClasses({ format, align, width, classes }: TableHead): string {
  return classNames(
    'nhsuk-table__header',
    format && 'nhsuk-table__header--numeric',
    align && `nhsuk-u-text-align-${align}`,
    width && `nhsuk-u-width-${width}`,
    classes,
  )
}

/** The classes of a cell in the column `head`. */
export function cellClasses(block: string, cell: TableCell, head: TableHead | undefined): string {
  const { format = head?.format, classes } = cell
  const align = format === 'string' && head?.format === 'numeric' ? 'right' : head?.align
  return classNames(block, format === 'numeric' && `${block}--numeric`, align && `nhsuk-u-text-align-${align}`, classes)
}
