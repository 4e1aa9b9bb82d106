import { type CarryOver, carryOver, carryOverInto } from '../../../casework/plans/carry-over.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { itemText } from '../../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { several, version } from '../../../http/forms/choice-fields.ts'
import { readForm } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'

/** G4: a form to choose which open gaps of the earlier cycle to carry over; all are ticked at first. */
export async function carryOverPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const carried = await carryOverInto(request.casework, request.viewer, context)
  return carried === null ? notFound : show(form(request, context, carried, carried.open, []))
}

/** Carries over the ticked gaps, then shows the assessment with them. */
export async function carryGapsOver(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form: sent } = request
  const carried = await carryOverInto(casework, viewer, context)
  if (carried === null) return notFound
  const read = readForm(carryFields(context, carried.from, [...carried.open, ...carried.marked]), sent)
  if (!read.ok) return showAgain(form(request, context, carried, [], read.errors))
  const { gaps: evidence, basedOn } = read.value
  const handled = await carryOver(casework, viewer, context, { evidence, basedOn })
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'done') return goTo(`${context.address}/assessment?saved=yes`)
  const error = { field: 'gaps', text: refusalMessage(handled.refusal) }
  return showAgain(form(request, context, carried, evidence, [error]), statusOf(handled.refusal))
}

/** The form to choose among the gaps of an earlier cycle. */
function carryFields(context: CasefileContext, from: CycleName, gaps: readonly EvidenceReference[]) {
  return {
    basedOn: version,
    gaps: several({
      label: 'Which gaps are carried over?',
      size: 'm',
      heading: 2,
      hint: `The items of ${context.casefileKey.cycle} may be numbered differently: check each in the toolkit`,
      choices: gaps.map((evidence) => ({
        value: evidence,
        text: evidence,
        hint: itemText(from, evidence) ?? undefined,
      })),
      required: 'Choose at least one gap',
    }),
  }
}

function statusOf({ name }: Refusal): 409 | 422 {
  return name === 'changed-meanwhile' ? 409 : 422
}

function form(
  request: SignedInRequest,
  context: CasefileContext,
  carried: CarryOver,
  chosen: readonly string[],
  errors: readonly FormError[],
) {
  return <CarryOverForm request={request} context={context} carried={carried} chosen={chosen} errors={errors} />
}

type CarryOverFormProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly carried: CarryOver
  readonly chosen: readonly string[]
  readonly errors: readonly FormError[]
}

function CarryOverForm({ request, context, carried, chosen, errors }: CarryOverFormProps) {
  const { from, marked } = carried
  const earlier = context.address.replace(/[^/]+$/, from)
  return (
    <OrganisationLayout
      request={request}
      casefileKey={context.casefileKey}
      title={`Carry over open gaps from ${from}`}
      errors={errors}
    >
      <p>
        The gaps still open in the <a href={`${earlier}/plan`}>improvement plan of {from}</a> can be marked as not met
        in the assessment of {context.casefileKey.cycle}. This publishes nothing, and you can change each mark there.
        Nothing changes in {from}.
      </p>
      <Choices context={context} carried={carried} chosen={chosen} errors={errors} />
      {marked.length > 0 && (
        <p>{`Marked in the assessment of ${context.casefileKey.cycle} already: ${marked.join(', ')}.`}</p>
      )}
      <p>
        <a href={`${context.address}/assessment`}>The assessment of {context.casefileKey.cycle}</a>
      </p>
    </OrganisationLayout>
  )
}

function Choices({ context, carried, chosen, errors }: Omit<CarryOverFormProps, 'request'>) {
  const { from, open, basedOn, isPublished } = carried
  if (isPublished) return <p>This assessment is published already, so nothing can be carried over into it.</p>
  if (open.length === 0) return <p>{`There are no more open gaps in ${from} to carry over.`}</p>
  return (
    <Form action={`${context.address}/carry-over`}>
      <FormFields
        table={carryFields(context, from, open)}
        typed={{ basedOn: String(basedOn), gaps: chosen }}
        errors={errors}
      />
      <Button>Carry over</Button>
    </Form>
  )
}
