import type { Order } from '../../../core/casefile/commands.ts'
import { type SupportKind, supportKinds } from '../../../core/casefile/engagement.ts'
import type { DataSecurityService } from '../../../core/catalogue/data-security-service.ts'
import type { OdsCode } from '../../../core/organisation.ts'
import { dateError, readDate, type TypedDate, typedDate } from '../../date-field.ts'
import { type Form, field, fields } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'

/** The form of what a region did, as it was sent. */
export type TypedSupport = {
  readonly kind: string
  readonly happenedOn: TypedDate
  readonly text: string
  /** Ids of services of the directory. */
  readonly services: readonly string[]
  readonly exemplars: readonly string[]
}

export function typedSupport(form: Form): TypedSupport {
  return {
    kind: field(form, 'kind'),
    happenedOn: typedDate(form, 'happened'),
    text: field(form, 'text'),
    services: fields(form, 'services'),
    exemplars: fields(form, 'exemplars'),
  }
}

/** What may be named: the services to be had today and the exemplars of the region. */
export type Nameable = { readonly services: readonly DataSecurityService[]; readonly exemplars: readonly OdsCode[] }

export type ReadSupport =
  | { readonly ok: true; readonly order: Order & { readonly type: 'record-support' } }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The order that the form asks for, or every field to mend. Services go into the record by their names of the day. */
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
  return { ok: true, order: { type: 'record-support', kind, happenedOn: date.day, text, services, exemplars } }
}
