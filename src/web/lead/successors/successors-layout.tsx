import type { ComponentChildren } from 'preact'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Heading } from '../../nhsuk/heading.tsx'

const successorsTitle = 'Closed organisations and their successors'

type SuccessorsLayoutProps = {
  readonly request: SignedInRequest
  /** The title of a page below the list; the list itself has none. */
  readonly step?: string
  readonly errors?: readonly FormError[]
  readonly children: ComponentChildren
}

export function SuccessorsLayout({ request, step, errors = [], children }: SuccessorsLayoutProps) {
  const list = { text: successorsTitle, href: '/successors' }
  const work = { text: 'My work', href: '/' }
  return (
    <Layout
      viewer={request.viewer}
      title={step ?? successorsTitle}
      breadcrumbs={step === undefined ? [work] : [work, list]}
      errors={errors}
    >
      <Heading size="l">{step ?? successorsTitle}</Heading>
      {children}
    </Layout>
  )
}
