import type { SignedInRequest } from '../page-request.ts'
import { CasefileFrame } from './casefile-frame.tsx'
import type { Opened } from './opened.ts'

type NoPlanYetProps = { readonly request: SignedInRequest; readonly opened: Opened; readonly title: string }

/** In place of a page about the plan while there is none: why, and what to do. */
export function NoPlanYet({ request, opened, title }: NoPlanYetProps) {
  return (
    <CasefileFrame request={request} opened={opened} title={title}>
      <p>
        There is no plan yet. A plan begins when the assessment is published with at least one mandatory evidence item
        not met.
      </p>
      <p>
        {opened.may('edit-assessment') ? (
          <a href={`${opened.address}/assessment`}>Go to the assessment</a>
        ) : (
          'An editor records the assessment and publishes it.'
        )}
      </p>
    </CasefileFrame>
  )
}
