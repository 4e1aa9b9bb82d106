import type { CarryOver } from '../../../casework/carry-over.ts'
import { itemAsked } from '../../../core/catalogue/catalogues.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'

export type CarryOverFormProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly found: CarryOver
  readonly chosen: readonly string[]
  readonly errors: readonly FormError[]
}

export function CarryOverForm({ request, opened, found, chosen, errors }: CarryOverFormProps) {
  const { from, marked } = found
  const earlier = opened.address.replace(/[^/]+$/, from)
  return (
    <OrganisationFrame
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
    </OrganisationFrame>
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
          hint: itemAsked(from, evidence)?.text,
        }))}
        values={chosen}
        error={errorOf(errors, 'gaps')}
      />
      <Button>Carry over</Button>
    </Form>
  )
}
