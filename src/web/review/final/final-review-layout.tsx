import type { ComponentChildren } from 'preact'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Layout } from '../../layout.tsx'
import type { Crumb } from '../../nhsuk/breadcrumb.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Heading } from '../../nhsuk/heading.tsx'
import { reviewsCrumb } from '../review-layout.tsx'

type FinalReviewLayoutProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  /** The title of a page below the list; the list itself has none. */
  readonly step?: string
  readonly errors?: readonly FormError[]
  readonly children: ComponentChildren
}

/** The layout of the pages of the final review. */
export function FinalReviewLayout({ request, cycle, step, errors = [], children }: FinalReviewLayoutProps) {
  const title = step === undefined ? `Final review ${cycle}` : `${step}, final review ${cycle}`
  const list = { text: `Final review ${cycle}`, href: `/reviews/final?cycle=${cycle}` }
  const trail: readonly [Crumb, ...Crumb[]] = [
    { text: 'My work', href: '/' },
    reviewsCrumb,
    ...(step === undefined ? [] : [list]),
  ]
  return (
    <Layout viewer={request.viewer} title={title} breadcrumbs={trail} errors={errors} wide>
      <Heading size="l" caption={step === undefined ? 'Trusts and Foundation Trusts' : `Final review ${cycle}`}>
        {step ?? title}
      </Heading>
      {children}
    </Layout>
  )
}
