import type { SupportKind } from '../../../core/casefile/engagement.ts'
import type { DataSecurityService } from '../../../core/catalogue/data-security-service.ts'
import type { OdsCode } from '../../../core/organisation.ts'
import { shownDateError } from '../../date-field.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedSupport } from './typed-support.ts'

export type SupportFormProps = {
  readonly address: string
  readonly typed: TypedSupport
  readonly services: readonly DataSecurityService[]
  readonly exemplars: readonly { readonly code: OdsCode; readonly name: string; readonly evidence: string }[]
  readonly errors: readonly FormError[]
}

/** What a region did: a call, a meeting, a note or an outcome, and what it directed the Trust to. */
export function SupportForm({ address, typed, services, exemplars, errors }: SupportFormProps) {
  return (
    <Form action={`${address}/support`}>
      <Radios
        name="kind"
        legend="What was it?"
        legendSize="s"
        items={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
        value={typed.kind}
        inline
        error={errorOf(errors, 'kind')}
      />
      <DateInput
        name="happened"
        legend="When did it happen?"
        legendSize="s"
        hint="For example, 15 7 2021. Today at the latest."
        values={typed.happenedOn}
        {...shownDateError(errors, 'happened')}
      />
      <Textarea
        name="text"
        label="What was said or done?"
        labelSize="s"
        hint="The organisation and NHS Digital read it in the history."
        value={typed.text}
        error={errorOf(errors, 'text')}
      />
      <DirectedTo services={services} exemplars={exemplars} typed={typed} />
      <Button preventDoubleClick>Record it</Button>
    </Form>
  )
}

function DirectedTo({ services, exemplars, typed }: Pick<SupportFormProps, 'services' | 'exemplars' | 'typed'>) {
  return (
    <>
      {services.length > 0 && (
        <Checkboxes
          name="services"
          legend="Data security services you directed it to (optional)"
          legendSize="s"
          items={services.map(({ id, name, helpsWith }) => ({ value: id, text: name, hint: helpsWith }))}
          values={typed.services}
          small
        />
      )}
      {exemplars.length > 0 && (
        <Checkboxes
          name="exemplars"
          legend="Exemplar organisations you directed it to (optional)"
          legendSize="s"
          items={exemplars.map(({ code, name, evidence }) => ({
            value: code,
            text: `${name} (${code})`,
            hint: `Agreed to be named for ${evidence}`,
          }))}
          values={typed.exemplars}
          small
        />
      )}
    </>
  )
}

export const kindNames: Readonly<Record<SupportKind, string>> = {
  call: 'Call',
  meeting: 'Meeting',
  note: 'Note',
  outcome: 'Outcome',
}
