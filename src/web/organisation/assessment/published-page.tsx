import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type NextStep, nextStep } from '../../../core/timetable/next-step.ts'
import { type Answer, goTo, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DayText } from '../../components/day-text.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Panel } from '../../nhsuk/panel.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'

/** Confirms that the assessment is published: what is public now, and what happens next. */
export async function publishedPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  if (context.casefile.publishedOn === null) return goTo(`${context.address}/assessment`)
  return show(<Published request={request} context={context} />)
}

function Published({ request, context }: { readonly request: SignedInRequest; readonly context: CasefileContext }) {
  const { casefile, address, casefileKey } = context
  const { organisation } = casefileKey
  return (
    <OrganisationLayout request={request} casefileKey={casefileKey} title="Assessment published" heading={null}>
      <Panel heading="Assessment published">
        {statusNameOn(casefile.status, request.today)} for {casefile.cycle}
      </Panel>
      {casefile.gaps.length > 0 && (
        <p>
          Your improvement plan now lists {pluralise(casefile.gaps.length, 'gap')}. The public sees the status only, in
          the <a href="/register">register</a>.
        </p>
      )}
      <Next step={nextStep(casefile, context.dated, request.today)} />
      {casefile.gaps.length > 0 && context.may('edit-plan') && <Button href={`${address}/plan`}>Start the plan</Button>}
      <p>
        <a href={`/organisations/${organisation.code}`}>Go to {organisation.name}</a>
      </p>
    </OrganisationLayout>
  )
}

function Next({ step }: { readonly step: NextStep }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">What happens next</h2>
      <p>
        {step.what}. Who: {step.who}.
        {step.by !== null && (
          <>
            {' '}
            By <DayText day={step.by} />.
          </>
        )}
      </p>
    </>
  )
}
