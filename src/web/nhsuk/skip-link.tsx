import type { ComponentChildren } from 'preact'

export type SkipLinkProps = { readonly href?: string | undefined; readonly children?: ComponentChildren }

/** The first stop of the tab key: over the header to what the page is about. */
export function SkipLink({ href = '#maincontent', children = 'Skip to main content' }: SkipLinkProps) {
  return (
    <a class="nhsuk-skip-link" data-module="nhsuk-skip-link" href={href}>
      {children}
    </a>
  )
}
