import type { ComponentChildren } from 'preact'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import { Frame } from '../frame.tsx'
import type { Crumb } from '../nhsuk/breadcrumb.tsx'
import type { FormError } from '../nhsuk/form-error.ts'
import { Heading } from '../nhsuk/heading.tsx'
import type { SignedInRequest } from '../page-request.ts'

export type ReviewFrameProps = {
  readonly request: SignedInRequest
  readonly place: { readonly organisation: Organisation; readonly cycle: CycleName }
  readonly title: string
  /** Without it the title is the heading; null where the page brings its own. */
  readonly heading?: string | null | undefined
  readonly errors?: readonly FormError[] | undefined
  /** The list it belongs to, and further steps of the trail. */
  readonly trail: readonly [Crumb, ...Crumb[]]
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

/** A page about one organisation's plan, for those who decide about it. */
export function ReviewFrame(props: ReviewFrameProps) {
  const { request, place, title, heading = title, errors, trail, wide, children } = props
  const { organisation, cycle } = place
  return (
    <Frame
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      wide={wide}
      breadcrumbs={[{ text: 'My work', href: '/' }, ...trail]}
    >
      {heading !== null && (
        <Heading size="l" caption={`${organisation.name} (${organisation.code}), ${cycle}`}>
          {heading}
        </Heading>
      )}
      {children}
    </Frame>
  )
}

/** The way up from one review. */
export const reviewsCrumb: Crumb = { text: 'Reviews', href: '/reviews' }
