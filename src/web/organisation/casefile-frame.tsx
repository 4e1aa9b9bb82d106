import type { ComponentChildren } from 'preact'
import { Frame } from '../frame.tsx'
import type { Crumb } from '../nhsuk/breadcrumb.tsx'
import type { FormError } from '../nhsuk/form-error.ts'
import { Heading } from '../nhsuk/heading.tsx'
import type { SignedInRequest } from '../page-request.ts'
import type { Opened } from './opened.ts'

export type CasefileFrameProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly title: string
  /** Without it the title is the heading; null where the page brings its own. */
  readonly heading?: string | null | undefined
  readonly errors?: readonly FormError[] | undefined
  /** Further steps of the trail, below the plan. */
  readonly below?: readonly Crumb[] | undefined
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

/** A page of one casefile: its trail, and its heading with the organisation and the cycle above it. */
export function CasefileFrame(props: CasefileFrameProps) {
  const { request, opened, title, heading = title, errors, below = [], wide, children } = props
  const { organisation, cycle } = opened.place
  return (
    <Frame
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      wide={wide}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: organisation.name, href: `/organisations/${organisation.code}` },
        { text: `Plan ${cycle}`, href: `${opened.address}/plan` },
        ...below,
      ]}
    >
      {heading !== null && (
        <Heading size="l" caption={`${organisation.name}, ${cycle}`}>
          {heading}
        </Heading>
      )}
      {children}
    </Frame>
  )
}
