import { handle } from '../../../casework/handle.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { meetsItem } from '../../../core/casefile/plans/gaps.ts'
import { itemName } from '../../../core/catalogue/catalogues.ts'
import { compareEvidence, type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { button } from '../../../http/forms/choice-fields.ts'
import { readForm, typedIn } from '../../../http/forms/read-form.ts'
import { meaningChosen } from '../../../http/forms/text-fields.ts'
import { contextOf, type SignedInRequest } from '../../../http/page-request.ts'
import { DataTable } from '../../components/data-table.tsx'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'

/** T1, T7 “any exemplar organisations within the Region”: the organisation agrees to be named for an item, or withdraws. */
export async function exemplarPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  return show(<ExemplarFor request={request} context={context} errors={[]} />)
}

export async function decideExemplar(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const read = readForm(exemplarFields(context), form)
  if (!read.ok) return showErrors(request, context, read.errors)
  const { evidence, does } = read.value
  const type = does === 'withdraw' ? 'withdraw-exemplar' : 'agree-exemplar'
  const handled = await handle(casework, viewer, context, { type, evidence })
  switch (handled.result) {
    case 'done':
      return goTo(`${context.address}/exemplar?${type === 'agree-exemplar' ? 'agreed' : 'withdrawn'}=${evidence}`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return showErrors(request, contextOf(viewer, handled.now), [
        { field: 'evidence', text: refusalMessage(handled.refusal) },
      ])
  }
}

/** The form to agree to be named for an item; any item may be sent, and what cannot be named is refused. */
function exemplarFields(context: CasefileContext) {
  const choices = couldBeNamedFor(context).map((value) => ({
    value,
    text: itemName(context.casefileKey.cycle, value),
  }))
  return {
    evidence: meaningChosen({
      label: 'Evidence item to be named for',
      choices,
      none: 'Choose an item',
      parse: parseEvidenceReference,
      wrong: 'Choose an evidence item',
    }),
    does: button('agree', 'withdraw'),
  }
}

function showErrors(request: SignedInRequest, context: CasefileContext, errors: readonly FormError[]): Answer {
  return showAgain(<ExemplarFor request={request} context={context} errors={errors} />)
}

type ExemplarForProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly errors: readonly FormError[]
}

/** The items that the organisation is an exemplar for, and a form to add another. */
function ExemplarFor({ request, context, errors }: ExemplarForProps) {
  return (
    <OrganisationLayout
      request={request}
      casefileKey={context.casefileKey}
      title="Offer to help others with an item"
      errors={errors}
    >
      <ExemplarResult request={request} context={context} />
      <p>
        If your organisation meets an evidence item, it can agree to be named as an exemplar for it, so that others can
        learn from it.
      </p>
      <p>
        Who sees it: the Regional Security Lead and the Regional Digital Transformation team of your region, those who
        review plans at NHS Digital, and the Trusts that your region directs to you. Those Trusts learn that your
        organisation agreed to be named, and nothing else of it. It is not public. You can withdraw at any time.
      </p>
      <NamedFor context={context} />
      <AgreeForm request={request} context={context} errors={errors} />
    </OrganisationLayout>
  )
}

function ExemplarResult({ request: { query }, context: { casefile } }: Pick<ExemplarForProps, 'request' | 'context'>) {
  const [agreed, withdrawn] = [field(query, 'agreed'), field(query, 'withdrawn')]
  const isNamed = (reference: string) => casefile.exemplarFor.some((each) => each === reference)
  if (agreed !== '' && isNamed(agreed))
    return <Banner text={`Your organisation is named as an exemplar for ${agreed}`} />
  if (withdrawn !== '' && casefile.version > 0 && !isNamed(withdrawn) && /^[\w.]{1,8}$/.test(withdrawn))
    return <Banner text={`Your organisation is no longer named for ${withdrawn}`} />
  return null
}

function Banner({ text }: { readonly text: string }) {
  return <NotificationBanner variant="success" heading={text} headingElement="p" />
}

function NamedFor({ context }: { readonly context: CasefileContext }) {
  const { casefile, casefileKey } = context
  return (
    <DataTable
      caption="What your organisation agreed to be named for"
      rows={casefile.exemplarFor.toSorted(compareEvidence)}
      empty="Your organisation is not named for any item."
      columns={[
        { header: 'Evidence item', cell: (evidence: EvidenceReference) => itemName(casefileKey.cycle, evidence) },
        {
          header: 'Named now',
          cell: (evidence) => (meetsItem(casefile, evidence) ? 'Yes' : 'No: it is no longer published as met'),
        },
        {
          header: 'Withdraw',
          headerHidden: true,
          cell: (evidence) => (
            <Form action={`${context.address}/exemplar`}>
              <input type="hidden" name="evidence" value={evidence} />
              <Button
                variant="secondary"
                small
                name="does"
                value="withdraw"
                ariaLabel={`Withdraw for ${evidence}`}
                classes="nhsuk-u-margin-bottom-0"
              >
                Withdraw
              </Button>
            </Form>
          ),
        },
      ]}
    />
  )
}

function AgreeForm({ request, context, errors }: ExemplarForProps) {
  if (couldBeNamedFor(context).length === 0) return <p>{whyNone(context)}</p>
  const fields = exemplarFields(context)
  return (
    <Form action={`${context.address}/exemplar`}>
      <FormFields table={fields} typed={typedIn(fields, request.form)} errors={errors} />
      <Button preventDoubleClick>Agree to be named</Button>
    </Form>
  )
}

/** The items it published as met; once it meets the standard, its former gaps too. */
function couldBeNamedFor({ casefile }: CasefileContext): readonly EvidenceReference[] {
  const isMet = casefile.status === 'standards-met' || casefile.status === 'standards-exceeded'
  return [...casefile.met, ...(isMet ? casefile.gaps : [])]
    .filter((evidence) => !casefile.exemplarFor.includes(evidence))
    .toSorted(compareEvidence)
}

function whyNone({ casefile }: CasefileContext): string {
  if (casefile.publishedOn === null)
    return 'The assessment of this toolkit year is not published yet. Once it is, you can choose among the items that it says are met.'
  return casefile.exemplarFor.length > 0
    ? 'Your organisation is named for every item that it published as met.'
    : 'The published assessment has no item as met, so there is none to be named for.'
}
