import { type CarryOver, carryOver, carryOverInto } from '../../../casework/plans/carry-over.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { catalogueItem } from '../../../core/catalogue/catalogues.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { count, fields } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'

/** G4: the open gaps of the earlier cycle, to be chosen from; all of them are ticked to begin with. */
export async function carryOverPage(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const found = await carryOverInto(request.casework, request.viewer, opened.place)
  return found === null ? notFound : show(form(request, opened, found, found.open, []))
}

/** Carries over what was ticked, then shows the assessment it was added to. */
export async function carryGapsOver(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
  const { casework, viewer, form: sent } = request
  const evidence = fields(sent, 'gaps')
  const found = await carryOverInto(casework, viewer, opened.place)
  if (found === null) return notFound
  if (evidence.length === 0)
    return showAgain(form(request, opened, found, [], [{ field: 'gaps', text: 'Choose at least one gap' }]))
  const handled = await carryOver(casework, viewer, opened.place, { evidence, basedOn: count(sent, 'basedOn') })
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'done') return goTo(`${opened.address}/assessment?saved=yes`)
  const error = { field: 'gaps', text: refusalMessage(handled.refusal) }
  return showAgain(form(request, opened, found, evidence, [error]), statusOf(handled.refusal))
}

function statusOf({ name }: Refusal): 409 | 422 {
  return name === 'changed-meanwhile' ? 409 : 422
}

function form(
  request: SignedInRequest,
  opened: CasefileContext,
  found: CarryOver,
  chosen: readonly string[],
  errors: readonly FormError[],
) {
  return <CarryOverForm request={request} opened={opened} found={found} chosen={chosen} errors={errors} />
}

type CarryOverFormProps = {
  readonly request: SignedInRequest
  readonly opened: CasefileContext
  readonly found: CarryOver
  readonly chosen: readonly string[]
  readonly errors: readonly FormError[]
}

function CarryOverForm({ request, opened, found, chosen, errors }: CarryOverFormProps) {
  const { from, marked } = found
  const earlier = opened.address.replace(/[^/]+$/, from)
  return (
    <OrganisationLayout
      request={request}
      place={opened.place}
      title={`Carry over open gaps from ${from}`}
      errors={errors}
    >
      <p>
        What is still open in the <a href={`${earlier}/plan`}>improvement plan of {from}</a> can be marked as not met in
        the assessment of {opened.place.cycle}. Nothing is published by that, and each mark can be changed there.
        Nothing changes in {from}.
      </p>
      <Choices opened={opened} found={found} chosen={chosen} errors={errors} />
      {marked.length > 0 && <p>{`Marked in the assessment of ${opened.place.cycle} already: ${marked.join(', ')}.`}</p>}
      <p>
        <a href={`${opened.address}/assessment`}>The assessment of {opened.place.cycle}</a>
      </p>
    </OrganisationLayout>
  )
}

function Choices({ opened, found, chosen, errors }: Omit<CarryOverFormProps, 'request'>) {
  const { from, open, basedOn, isPublished } = found
  if (isPublished) return <p>This assessment is published already, so nothing can be carried over into it.</p>
  if (open.length === 0) return <p>{`Nothing that is open in ${from} is left to carry over.`}</p>
  return (
    <Form action={`${opened.address}/carry-over`}>
      <input type="hidden" name="basedOn" value={basedOn} />
      <Checkboxes
        name="gaps"
        legend="Which gaps are carried over?"
        legendSize="m"
        legendHeading={2}
        hint={`The items of ${opened.place.cycle} may be numbered differently: look at each in the toolkit`}
        items={open.map((evidence) => ({
          value: evidence,
          text: evidence,
          hint: catalogueItem(from, evidence)?.text,
        }))}
        values={chosen}
        error={errorOf(errors, 'gaps')}
      />
      <Button>Carry over</Button>
    </Form>
  )
}
