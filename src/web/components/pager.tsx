import { Pagination } from '../nhsuk/pagination.tsx'

type PagerProps = {
  /** From 1. */
  readonly page: number
  readonly pages: number
  /** The address of a page, with the filters and order of this one. */
  readonly href: (page: number) => string
  readonly ariaLabel?: string | undefined
}

/** Links to the other pages of a list; nothing where there is only one page. */
export function Pager({ page, pages, href, ariaLabel }: PagerProps) {
  if (pages <= 1) return null
  return (
    <Pagination
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={pageItems(page, pages).map((item) =>
        item === 'ellipsis' ? item : { number: item, href: href(item), current: item === page },
      )}
      ariaLabel={ariaLabel}
    />
  )
}

/** The first page, the last, and those next to `page`; an ellipsis replaces two pages or more, never one. */
export function pageItems(page: number, pages: number): readonly (number | 'ellipsis')[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1)
  const isShown = (number: number) => number === 1 || number === pages || Math.abs(number - page) <= 1
  return all.flatMap<number | 'ellipsis'>((number) => {
    if (isShown(number) || (isShown(number - 1) && isShown(number + 1))) return [number]
    return isShown(number - 1) ? ['ellipsis'] : []
  })
}
