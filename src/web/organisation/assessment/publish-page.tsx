import { handle } from '../../../casework/handle.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { itemText } from '../../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { tick, version } from '../../../http/forms/choice-fields.ts'
import { readHidden, typedIn } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'
import { countsOf, marksOf, mayMark } from './marks.ts'

/** The page before publishing: what will be published, what the public will see, and a confirmation. */
export async function publishPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const ready = mayMark(context) && (context.casefile.assessmentDraft?.answers.length ?? 0) > 0
  return ready ? show(<Publish request={request} context={context} />) : goTo(`${context.address}/assessment`)
}

export async function publishAssessment(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { form, casework, viewer } = request
  const { basedOn, confirmsAllListed, exceeds } = readHidden(publishFields, form)
  const command = { type: 'publish-assessment', basedOn, confirmsAllListed, exceeds } as const
  const handled = await handle(casework, viewer, context, command)
  switch (handled.result) {
    case 'not-allowed':
      return notFound
    case 'done':
      return goTo(`${context.address}/assessment/published`)
    case 'refused': {
      const { refusal } = handled
      const error = { field: refusal.name === 'not-all-listed' ? 'all-marked' : null, text: refusalMessage(refusal) }
      const now = { ...context, casefile: handled.casefile }
      const status = refusal.name === 'changed-meanwhile' ? 409 : 422
      return showAgain(<Publish request={request} context={now} errors={[error]} />, status)
    }
  }
}

/** The form to publish the marks that were on the page. */
const publishFields = {
  basedOn: version,
  confirmsAllListed: tick({
    name: 'all-marked',
    label: 'Before you publish',
    size: 'm',
    value: 'yes',
    text: 'I have marked every mandatory evidence item that we do not meet',
  }),
  exceeds: tick({
    label: 'Standards Exceeded',
    hint: 'The toolkit tells you whether you exceed the standard. It is not checked here.',
    value: 'yes',
    text: 'The toolkit shows us as Standards Exceeded',
  }),
}

type PublishProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly errors?: readonly FormError[]
}

function Publish({ request, context, errors = [] }: PublishProps) {
  const { address, casefile } = context
  const draft = casefile.assessmentDraft
  const { met, partly, 'not-met': notMet } = countsOf(marksOf(draft))
  const gaps = draft?.answers.filter(({ answer }) => answer !== 'met').map(({ evidence }) => evidence) ?? []
  return (
    <OrganisationLayout
      request={request}
      casefileKey={context.casefileKey}
      title="Publish the assessment"
      errors={errors}
      below={[{ text: 'Assessment', href: `${address}/assessment` }]}
    >
      <p class="nhsuk-body-l">
        You have marked {pluralise(met, 'item')} as met, {partly} as partly met and {notMet} as not met.
      </p>
      <WhatIsPublished gaps={gaps.length} cycle={casefile.cycle} />
      <GapList cycle={casefile.cycle} gaps={gaps} caption="Gaps: what your improvement plan will have to cover" />
      <Form>
        <FormFields
          table={publishFields}
          typed={{
            ...typedIn(publishFields, request.form),
            basedOn: String(draft?.version ?? 0),
            confirmsAllListed: [],
          }}
          errors={errors}
          only={gaps.length === 0 ? undefined : ['basedOn', 'confirmsAllListed']}
        />
        <div class="nhsuk-button-group">
          <Button preventDoubleClick>Publish</Button>
          <a href={`${address}/assessment`}>Go back and change the marks</a>
        </div>
      </Form>
    </OrganisationLayout>
  )
}

function WhatIsPublished({ gaps, cycle }: { readonly gaps: number; readonly cycle: string }) {
  return (
    <InsetText>
      <p>
        You will publish <strong>{gaps === 0 ? 'Standards Met' : 'Standards Not Met'}</strong> for {cycle}.
      </p>
      <p>
        The public sees your organisation’s name, this status and its date. It never sees which items are not met, how
        many they are, or anything of a plan.
      </p>
      {gaps > 0 && (
        <p>
          The {pluralise(gaps, 'gap')} below {gaps === 1 ? 'is' : 'are'} known to your organisation, the reviewers and
          those in your region who support you.
        </p>
      )}
    </InsetText>
  )
}

type GapListProps = {
  readonly cycle: CycleName
  readonly gaps: readonly EvidenceReference[]
  readonly caption: string
}

/** Evidence items by reference, with what each asks for. */
function GapList({ cycle, gaps, caption }: GapListProps) {
  return (
    <DataTable
      caption={caption}
      rows={gaps}
      wordy
      empty="No gaps: every item you marked is met, so no improvement plan is needed."
      columns={[
        { header: 'Item', nowrap: true, cell: (evidence: EvidenceReference) => evidence },
        { header: 'What it asks', cell: (evidence) => itemText(cycle, evidence) ?? 'Not in the list' },
      ]}
    />
  )
}
