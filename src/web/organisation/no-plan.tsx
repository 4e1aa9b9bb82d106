import type { SignedInRequest } from '../../http/page-request.ts'
import { InsetText } from '../nhsuk/inset-text.tsx'
import type { CasefileContext } from './casefile-context.ts'
import { CasefileLayout, OrganisationLayout } from './organisation-layout.tsx'

type NoPlanYetProps = { readonly request: SignedInRequest; readonly opened: CasefileContext; readonly title: string }

/** In place of a page about the plan while there is none: why, and what to do. */
export function NoPlanYet({ request, opened, title }: NoPlanYetProps) {
  return (
    <CasefileLayout request={request} opened={opened} title={title}>
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
    </CasefileLayout>
  )
}

/** Told where a plan is listed but cannot be written, as nothing says yet what it must hold; nothing where it can. */
export function NoGuidanceYet({ opened: { today, place } }: { readonly opened: CasefileContext }) {
  if (today !== null) return null
  return (
    <InsetText>
      <p>
        The improvement plan guidance for {place.cycle} is not in force here, so this plan cannot be written yet. Its
        gaps are kept.
      </p>
    </InsetText>
  )
}

type NoPlanProps = { readonly request: SignedInRequest; readonly opened: CasefileContext; readonly title: string }

/** Where there is no plan: not needed (E3), or not begun yet (E2). */
export function NoPlan({ request, opened, title }: NoPlanProps) {
  const { status } = opened.casefile
  const met = status === 'standards-met' || status === 'standards-exceeded'
  return (
    <OrganisationLayout request={request} place={opened.place} title={title}>
      {met ? (
        <p>Every mandatory evidence item is met, so no improvement plan is needed.</p>
      ) : (
        <NotBegun opened={opened} />
      )}
    </OrganisationLayout>
  )
}

function NotBegun({ opened: { address, may } }: Pick<NoPlanProps, 'opened'>) {
  return (
    <>
      <p>
        There is no plan yet. It begins when the assessment is published with mandatory evidence items that are not met:
        each of them is then listed here.
      </p>
      <p>
        {may('edit-assessment') ? (
          <a href={`${address}/assessment`}>Go to the assessment</a>
        ) : (
          'An editor of the organisation marks the assessment and publishes it.'
        )}
      </p>
    </>
  )
}
