import type { ComponentChildren } from 'preact'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { Organisation } from '../../core/organisation.ts'
import { Frame } from '../frame.tsx'
import type { Crumb } from '../nhsuk/breadcrumb.tsx'
import type { FormError } from '../nhsuk/form-error.ts'
import { Heading } from '../nhsuk/heading.tsx'
import type { SignedInRequest } from '../page-request.ts'
import { organisationTrail } from './organisation-trail.ts'

export type OrganisationFrameProps = {
  readonly request: SignedInRequest
  readonly place: { readonly organisation: Organisation; readonly cycle: CycleName }
  readonly title: string
  /** null where the page brings its own heading. */
  readonly heading?: string | null | undefined
  readonly errors?: readonly FormError[] | undefined
  /** Further steps of the trail, below the organisation. */
  readonly below?: readonly Crumb[] | undefined
  readonly wide?: boolean | undefined
  readonly children: ComponentChildren
}

/** A page right below an organisation's home, with the organisation and the cycle above its heading. */
export function OrganisationFrame(props: OrganisationFrameProps) {
  const { request, place, title, heading = title, errors, below = [], wide, children } = props
  const { organisation, cycle } = place
  return (
    <Frame
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      breadcrumbs={[...organisationTrail(request.viewer, organisation, request.today), ...below]}
      wide={wide}
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
