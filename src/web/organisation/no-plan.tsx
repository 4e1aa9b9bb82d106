import type { SignedInRequest } from '../../http/page-request.ts'
import { InsetText } from '../nhsuk/inset-text.tsx'
import type { CasefileContext } from './casefile-context.ts'
import { CasefileLayout, OrganisationLayout } from './organisation-layout.tsx'

type NoPlanYetProps = { readonly request: SignedInRequest; readonly context: CasefileContext; readonly title: string }

/** Shown instead of a page about the plan while there is none: why, and what to do. */
export function NoPlanYet({ request, context, title }: NoPlanYetProps) {
  return (
    <CasefileLayout request={request} context={context} title={title}>
      <p>
        There is no plan yet. A plan starts when the assessment is published with at least one mandatory evidence item
        not met.
      </p>
      <p>
        {context.may('edit-assessment') ? (
          <a href={`${context.address}/assessment`}>Go to the assessment</a>
        ) : (
          'An editor records the assessment and publishes it.'
        )}
      </p>
    </CasefileLayout>
  )
}

/** Says that a plan cannot be written while its cycle has no guidance; nothing where it can. */
export function NoGuidanceYet({ context: { today, casefileKey } }: { readonly context: CasefileContext }) {
  if (today !== null) return null
  return (
    <InsetText>
      <p>
        The improvement plan guidance for {casefileKey.cycle} is not in force here, so this plan cannot be written yet.
        Its gaps stay listed.
      </p>
    </InsetText>
  )
}

type NoPlanProps = { readonly request: SignedInRequest; readonly context: CasefileContext; readonly title: string }

/** Why there is no plan: it is not needed (E3), or it has not begun yet (E2). */
export function NoPlan({ request, context, title }: NoPlanProps) {
  const { status } = context.casefile
  const met = status === 'standards-met' || status === 'standards-exceeded'
  return (
    <OrganisationLayout request={request} casefileKey={context.casefileKey} title={title}>
      {met ? (
        <p>Every mandatory evidence item is met, so no improvement plan is needed.</p>
      ) : (
        <NotBegun context={context} />
      )}
    </OrganisationLayout>
  )
}

function NotBegun({ context: { address, may } }: Pick<NoPlanProps, 'context'>) {
  return (
    <>
      <p>
        There is no plan yet. It starts when the assessment is published with mandatory evidence items that are not met:
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
