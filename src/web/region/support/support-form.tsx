import type { Command } from '../../../core/casefile/commands.ts'
import { type SupportKind, supportKinds } from '../../../core/casefile/engagement.ts'
import type { DataSecurityService } from '../../../core/catalogue/data-security-service.ts'
import type { OdsCode } from '../../../core/organisation.ts'
import { field, fields, type SubmittedForm } from '../../../http/form.ts'
import { dateError, readDate, shownDateError, type TypedDate, typedDate } from '../../date-field.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'

type SupportFormProps = {
  readonly address: string
  readonly typed: TypedSupport
  readonly services: readonly DataSecurityService[]
  readonly exemplars: readonly { readonly code: OdsCode; readonly name: string; readonly evidence: string }[]
  readonly errors: readonly FormError[]
}

/** The form to record what a region did: a call, a meeting, a note or an outcome, and what it directed the Trust to. */
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

/** What a region did, as it was typed. */
export type TypedSupport = {
  readonly kind: string
  readonly happenedOn: TypedDate
  readonly text: string
  /** Ids of services of the directory. */
  readonly services: readonly string[]
  readonly exemplars: readonly string[]
}

export function typedSupport(form: SubmittedForm): TypedSupport {
  return {
    kind: field(form, 'kind'),
    happenedOn: typedDate(form, 'happened'),
    text: field(form, 'text'),
    services: fields(form, 'services'),
    exemplars: fields(form, 'exemplars'),
  }
}

/** What may be named: the services available today and the exemplars of the region. */
type Nameable = { readonly services: readonly DataSecurityService[]; readonly exemplars: readonly OdsCode[] }

type ReadSupport =
  | { readonly ok: true; readonly command: Command & { readonly type: 'record-support' } }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The command to record what was typed, or an error for every wrong field. Services are recorded by their names of today. */
export function readSupport(typed: TypedSupport, nameable: Nameable): ReadSupport {
  const kind = supportKinds.find((each): each is SupportKind => each === typed.kind)
  const date = readDate(typed.happenedOn, 'The day it happened')
  const errors: FormError[] = [
    ...(kind === undefined ? [{ field: 'kind', text: 'Choose what it was' }] : []),
    ...(date.kind === 'empty' ? [{ field: 'happened-day', text: 'Enter the day it happened' }] : []),
    ...(date.kind === 'wrong' ? [dateError('happened', date)] : []),
  ]
  if (kind === undefined || date.kind !== 'day') return { ok: false, errors }
  const services = nameable.services.filter(({ id }) => typed.services.includes(id)).map(({ name }) => name)
  const exemplars = nameable.exemplars.filter((code) => typed.exemplars.includes(code))
  const { text } = typed
  return { ok: true, command: { type: 'record-support', kind, happenedOn: date.day, text, services, exemplars } }
}
