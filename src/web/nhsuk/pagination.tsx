import type { ComponentChildren } from 'preact'
import { classNames } from './attributes.ts'
import { Icon } from './icon.tsx'

export type PageLink = {
  readonly href: string
  readonly text?: ComponentChildren
  /** What the page before or after is about; shown only without numbers. */
  readonly label?: ComponentChildren
}

export type PageNumber = { readonly number: number; readonly href: string; readonly current?: boolean | undefined }

type PaginationProps = {
  readonly previous?: PageLink | undefined
  readonly next?: PageLink | undefined
  readonly items?: readonly (PageNumber | 'ellipsis')[] | undefined
  /** Names the landmark where there are two on a page. */
  readonly ariaLabel?: string | undefined
  readonly id?: string | undefined
  readonly classes?: string | undefined
}

type Direction = 'previous' | 'next'

const words = {
  previous: { title: 'Previous', rel: 'prev', icon: 'arrow-left', short: 'prev' },
  next: { title: 'Next', rel: 'next', icon: 'arrow-right', short: 'next' },
} as const

/** The way to the page before and after, and to pages by number. */
export function Pagination({ previous, next, items = [], ariaLabel = 'Pagination', id, classes }: PaginationProps) {
  const numbered = items.length > 0
  return (
    <nav
      class={classNames('nhsuk-pagination', numbered && 'nhsuk-pagination--numbered', classes)}
      id={id}
      // biome-ignore lint/a11y/noRedundantRoles: the design system's markup states it
      role="navigation"
      aria-label={ariaLabel}
    >
      {numbered ? (
        <>
          {previous && <ArrowLink direction="previous" link={previous} />}
          <ul class="nhsuk-pagination__list">{items.map(numberItem)}</ul>
          {next && <ArrowLink direction="next" link={next} />}
        </>
      ) : (
        <ul class="nhsuk-list nhsuk-pagination__list">
          {previous && <LabelledItem direction="previous" link={previous} />}
          {next && <LabelledItem direction="next" link={next} />}
        </ul>
      )}
    </nav>
  )
}

function ArrowLink({ direction, link }: { readonly direction: Direction; readonly link: PageLink }) {
  const { rel, icon } = words[direction]
  return (
    <a href={link.href} class={`nhsuk-pagination__${direction}`} rel={rel}>
      {direction === 'previous' && <Icon name={icon} />}
      <Title direction={direction} text={link.text} />
      {direction === 'next' && <Icon name={icon} />}
    </a>
  )
}

function LabelledItem({ direction, link }: { readonly direction: Direction; readonly link: PageLink }) {
  const { rel, icon, short } = words[direction]
  return (
    <li class={`nhsuk-pagination-item--${direction}`}>
      <a class={`nhsuk-pagination__link nhsuk-pagination__link--${short}`} href={link.href} rel={rel}>
        <Title direction={direction} text={link.text} />
        {link.label && (
          <>
            <span class="nhsuk-u-visually-hidden">:</span>
            <span class="nhsuk-pagination__page">{link.label}</span>
          </>
        )}
        <Icon name={icon} />
      </a>
    </li>
  )
}

function Title({ direction, text }: { readonly direction: Direction; readonly text: ComponentChildren }) {
  return (
    <span class="nhsuk-pagination__title">
      {text ?? (
        <>
          {words[direction].title}
          <span class="nhsuk-u-visually-hidden"> page</span>
        </>
      )}
    </span>
  )
}

function numberItem(item: PageNumber | 'ellipsis') {
  if (item === 'ellipsis') return <li class="nhsuk-pagination__item nhsuk-pagination__item--ellipsis">⋯</li>
  const { number, href, current } = item
  return (
    <li class={classNames('nhsuk-pagination__item', current && 'nhsuk-pagination__item--current')}>
      <a
        class="nhsuk-pagination__link"
        href={href}
        aria-label={`Page ${number}`}
        aria-current={current ? 'page' : undefined}
      >
        {number}
      </a>
    </li>
  )
}
