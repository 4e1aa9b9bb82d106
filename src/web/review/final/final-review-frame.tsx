import type { ComponentChildren } from 'preact'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { Frame } from '../../frame.tsx'
import type { Crumb } from '../../nhsuk/breadcrumb.tsx'
import type { FormError } from '../../nhsuk/form-error.ts'
import { Heading } from '../../nhsuk/heading.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { reviewsCrumb } from '../review-frame.tsx'

type FinalReviewFrameProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  /** Below the list itself: what this page of it is. */
  readonly step?: string
  readonly errors?: readonly FormError[]
  readonly children: ComponentChildren
}

/** A page of the final review. */
export function FinalReviewFrame({ request, cycle, step, errors = [], children }: FinalReviewFrameProps) {
  const title = step === undefined ? `Final review ${cycle}` : `${step}, final review ${cycle}`
  const list = { text: `Final review ${cycle}`, href: `/reviews/final?cycle=${cycle}` }
  const trail: readonly [Crumb, ...Crumb[]] = [
    { text: 'My work', href: '/' },
    reviewsCrumb,
    ...(step === undefined ? [] : [list]),
  ]
  return (
    <Frame viewer={request.viewer} title={title} breadcrumbs={trail} errors={errors} wide>
      <Heading size="l" caption={step === undefined ? 'Trusts and Foundation Trusts' : `Final review ${cycle}`}>
        {step ?? title}
      </Heading>
      {children}
    </Frame>
  )
}
