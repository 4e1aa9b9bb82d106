import type { AssessmentAnswer } from '../../../core/casefile/drafts.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import { itemAsked } from '../../../core/catalogue/catalogues.ts'
import { isEligible } from '../../../core/organisation.ts'
import { DataTable } from '../../components/data-table.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { MarkingState } from './marking-state.tsx'
import { markName } from './marks.ts'

/** The assessment to be read, with the reason why it cannot be changed here by this viewer now. */
export function Marked({ request, opened }: { readonly request: SignedInRequest; readonly opened: Opened }) {
  const { assessmentDraft, cycle } = opened.casefile
  const address = `${opened.address}/assessment`
  return (
    <OrganisationFrame request={request} place={opened.place} title="Assessment">
      <InsetText>
        <p>{whyNot(opened)}</p>
      </InsetText>
      <MarkingState opened={opened} />
      <DataTable
        caption="Evidence items as marked"
        rows={assessmentDraft?.answers ?? []}
        rowKey={({ evidence }) => evidence}
        empty="Nothing is marked yet. An editor of the organisation marks the evidence items."
        downloads={{ csv: `${address}?format=csv`, xlsx: `${address}?format=xlsx` }}
        columns={[
          { header: 'Item', nowrap: true, cell: ({ evidence }: AssessmentAnswer) => evidence },
          { header: 'What it asks', cell: ({ evidence }) => itemAsked(cycle, evidence)?.text ?? 'Not in the list' },
          { header: 'Marked', nowrap: true, cell: ({ answer }) => markName(answer) },
        ]}
      />
    </OrganisationFrame>
  )
}

function whyNot({ may, casefile }: Opened): string {
  const { organisation, status } = casefile
  if (!isEligible(organisation)) return sayRefusal({ name: 'not-eligible', type: organisation.type })
  if (status === 'approaching-standards') return sayRefusal({ name: 'gaps-close-by-completion' })
  if (status === 'standards-met' || status === 'standards-exceeded')
    return 'The standard is met, so there is nothing left to mark or to publish.'
  return may('edit-assessment')
    ? 'The assessment cannot be changed now.'
    : 'An editor of the organisation marks the assessment and publishes it.'
}
