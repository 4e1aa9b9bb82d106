import { knownTotalFor } from '../../../core/catalogue/2020-21.ts'
import { catalogueOf } from '../../../core/catalogue/catalogues.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { FormFields, HiddenFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Fieldset } from '../../nhsuk/fieldset.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { InsetText, WarningCallout } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'
import { MarkingState } from './marked-page.tsx'
import { addedFields, markingFields, type TypedMarks } from './marking-form.ts'
import { MarkingList } from './marking-list.tsx'
import { markName, marksOf, marksText, type OtherMark } from './marks.ts'

type MarkingProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly typed: TypedMarks
  readonly errors?: readonly FormError[] | undefined
  readonly saved?: boolean | undefined
  /** Who saved in the meantime, and what they marked differently. */
  readonly conflict?: { readonly by: string; readonly others: readonly OtherMark[] } | undefined
}

/** The assessment as a form: every known item with radios, a field to add others, and buttons to save or publish. */
export function Marking({ request, context, typed, errors = [], saved, conflict }: MarkingProps) {
  const { cycle } = context.casefileKey
  return (
    <OrganisationLayout request={request} casefileKey={context.casefileKey} title="Assessment" errors={errors}>
      {saved && <NotificationBanner variant="success" heading="The assessment is saved" headingElement="p" />}
      {conflict && <OtherMarks {...conflict} address={context.address} />}
      <p class="nhsuk-body-l">Mark the mandatory evidence items that you meet, meet partly or do not meet.</p>
      <p>Nothing is published until you publish it. What you leave unmarked stays unmarked.</p>
      <KnownItems context={context} />
      <MarkingState context={context} />
      <Form action={`${context.address}/assessment`}>
        <HiddenFields
          table={markingFields}
          typed={{ basedOn: String(typed.basedOn), was: marksText(typed.was), goOn: '' }}
        />
        <MarkingList cycle={cycle} marks={typed.marks} also={[...marksOf(context.casefile.assessmentDraft).keys()]} />
        <AddItems typed={typed} errors={errors} />
        <div class="nhsuk-button-group" id="save">
          <Button preventDoubleClick>Save</Button>
          <Button variant="secondary" name="then" value="publish">
            Save and continue to publish
          </Button>
        </div>
      </Form>
    </OrganisationLayout>
  )
}

function KnownItems({ context }: { readonly context: CasefileContext }) {
  const { cycle, organisation } = context.casefileKey
  const catalogue = catalogueOf(cycle)
  const total = catalogue === null ? null : knownTotalFor(organisation.type)
  const address = `${context.address}/assessment`
  return (
    <>
      <InsetText>
        {catalogue === null ? (
          <p>The evidence items of {cycle} are not listed here. Add them by their references, or import them.</p>
        ) : (
          <p>
            This list is partial. {catalogue.note} It has {catalogue.items.length} evidence items
            {total === null ? '' : ` of the ${total} that the toolkit asks of organisations like yours`}, and does not
            say which of them are mandatory: go by the toolkit.
          </p>
        )}
      </InsetText>
      <ul>
        <li>
          <a href={`${address}/import`}>Import your marks from a workbook or CSV file</a>
        </li>
        <li>
          Download this list to fill in: <a href={`${address}?format=xlsx`}>XLSX</a> or{' '}
          <a href={`${address}?format=csv`}>CSV</a>
        </li>
      </ul>
    </>
  )
}

function AddItems({ typed, errors }: { readonly typed: TypedMarks; readonly errors: readonly FormError[] }) {
  return (
    <Fieldset legend="Add evidence items that are not listed" legendSize="m" legendHeading={2}>
      <FormFields table={addedFields} typed={typed} errors={errors} />
    </Fieldset>
  )
}

type OtherMarksProps = {
  readonly by: string
  readonly others: readonly OtherMark[]
  readonly address: string
}

/** Shown when somebody else saved first: what they marked differently, and what the form contains now. */
function OtherMarks({ by, others, address }: OtherMarksProps) {
  return (
    <>
      <WarningCallout heading={`${by} saved this assessment while you were marking it`} headingLevel={2}>
        <p>
          Nothing was overwritten, and yours is not saved yet. The form below has both your marks and theirs. Where you
          marked the same item differently, it has yours.
        </p>
        <p>
          Look at the differences, change what you want and save. Or{' '}
          <a href={`${address}/assessment`}>discard your marks and keep theirs</a>.
        </p>
      </WarningCallout>
      <DataTable
        caption={`What ${by} marked differently`}
        rows={others}
        empty={`${by} marked nothing differently from you. Save again to keep yours.`}
        columns={[
          { header: 'Item', nowrap: true, cell: ({ evidence }: OtherMark) => evidence },
          { header: by, cell: ({ theirs }: OtherMark) => markName(theirs) },
          { header: 'You', cell: ({ mine }: OtherMark) => markName(mine) },
          { header: 'In the form below', cell: ({ merged }: OtherMark) => markName(merged) },
        ]}
      />
    </>
  )
}
