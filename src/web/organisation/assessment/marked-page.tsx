import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { AssessmentAnswer } from '../../../core/casefile/drafts.ts'
import { itemText } from '../../../core/catalogue/catalogues.ts'
import { formatDate } from '../../../core/day.ts'
import { isEligible } from '../../../core/organisation.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'
import { countsOf, markName, marksOf, mayMark } from './marks.ts'

/** The assessment to read, with the reason why the viewer cannot change it now. */
export function Marked({ request, context }: { readonly request: SignedInRequest; readonly context: CasefileContext }) {
  const { assessmentDraft, cycle } = context.casefile
  const address = `${context.address}/assessment`
  return (
    <OrganisationLayout request={request} casefileKey={context.casefileKey} title="Assessment">
      <InsetText>
        <p>{whyNot(context)}</p>
      </InsetText>
      <MarkingState context={context} />
      <DataTable
        caption="Evidence items as marked"
        rows={assessmentDraft?.answers ?? []}
        rowKey={({ evidence }) => evidence}
        empty="Nothing is marked yet. An editor of the organisation marks the evidence items."
        downloads={{ csv: `${address}?format=csv`, xlsx: `${address}?format=xlsx` }}
        columns={[
          { header: 'Item', nowrap: true, cell: ({ evidence }: AssessmentAnswer) => evidence },
          { header: 'What it asks', cell: ({ evidence }) => itemText(cycle, evidence) ?? 'Not in the list' },
          { header: 'Marked', nowrap: true, cell: ({ answer }) => markName(answer) },
        ]}
      />
    </OrganisationLayout>
  )
}

function whyNot({ may, casefile }: CasefileContext): string {
  const { organisation, status } = casefile
  if (!isEligible(organisation)) return refusalMessage({ name: 'not-eligible', type: organisation.type })
  if (status === 'approaching-standards') return refusalMessage({ name: 'gaps-close-by-completion' })
  if (status === 'standards-met' || status === 'standards-exceeded')
    return 'The standard is met, so there is nothing left to mark or to publish.'
  return may('edit-assessment')
    ? 'The assessment cannot be changed now.'
    : 'An editor of the organisation marks the assessment and publishes it.'
}

/** How many items are marked, who saved last, and what is published. */
export function MarkingState({ context }: { readonly context: CasefileContext }) {
  const { assessmentDraft, publishedOn, gaps } = context.casefile
  if (assessmentDraft === null) return <p>Nothing is marked yet.</p>
  const { met, partly, 'not-met': notMet } = countsOf(marksOf(assessmentDraft))
  return (
    <>
      <p>
        Saved so far: {met} met, {partly} partly met, {notMet} not met. Last saved by {assessmentDraft.changedBy.name}.
      </p>
      {publishedOn !== null && (
        <p>
          Published on {formatDate(publishedOn)}, with {gaps.length} {gaps.length === 1 ? 'gap' : 'gaps'} as it stands
          now.
          {mayMark(context) && ' Publish again if gaps are missing or wrong.'}
        </p>
      )}
    </>
  )
}
