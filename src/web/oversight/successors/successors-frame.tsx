import type { ComponentChildren } from 'preact'
import { Frame } from '../../frame.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import { Heading } from '../../nhsuk/heading.tsx'
import type { SignedInRequest } from '../../page-request.ts'

export const successorsTitle = 'Closed organisations and their successors'

type SuccessorsFrameProps = {
  readonly request: SignedInRequest
  /** What this page of it is, below the list. */
  readonly step?: string
  readonly errors?: readonly FormError[]
  readonly children: ComponentChildren
}

export function SuccessorsFrame({ request, step, errors = [], children }: SuccessorsFrameProps) {
  const list = { text: successorsTitle, href: '/successors' }
  const work = { text: 'My work', href: '/' }
  return (
    <Frame
      viewer={request.viewer}
      title={step ?? successorsTitle}
      breadcrumbs={step === undefined ? [work] : [work, list]}
      errors={errors}
    >
      <Heading size="l">{step ?? successorsTitle}</Heading>
      {children}
    </Frame>
  )
}
