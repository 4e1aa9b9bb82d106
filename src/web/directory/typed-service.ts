import type { ServiceEntry } from '../../casework/regions/services-directory.ts'
import type { DataSecurityService } from '../../core/catalogue/data-security-service.ts'
import { compareAreas, parseEvidenceArea } from '../../core/catalogue/evidence.ts'
import { field, type SubmittedForm } from '../../http/form.ts'
import { dateError, noDate, type ReadDate, readDate, type TypedDate, typedDate, typedFrom } from '../date-field.ts'
import type { FormError } from '../nhsuk/error-summary.tsx'

/** A service as it was typed. */
export type TypedService = {
  readonly name: string
  readonly helpsWith: string
  /** References separated by spaces or commas. */
  readonly serves: string
  readonly contact: string
  readonly from: TypedDate
  readonly until: TypedDate
}

export function typedService(form: SubmittedForm): TypedService {
  return {
    name: field(form, 'name'),
    helpsWith: field(form, 'helps-with'),
    serves: field(form, 'serves'),
    contact: field(form, 'contact'),
    from: typedDate(form, 'from'),
    until: typedDate(form, 'until'),
  }
}

/** A saved service as if it had been typed; empty for a new one. */
export function typedFromService(service: DataSecurityService | null): TypedService {
  if (service === null) return { name: '', helpsWith: '', serves: '', contact: '', from: noDate, until: noDate }
  const { name, helpsWith, serves, contact, from, until } = service
  return { name, helpsWith, serves: serves.join(', '), contact, from: typedFrom(from), until: typedFrom(until) }
}

type ReadService =
  | { readonly ok: true; readonly entry: ServiceEntry }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The service that was typed, or all its errors at once. */
export function readService(typed: TypedService): ReadService {
  const { name, helpsWith, contact } = typed
  const [from, until] = [readDate(typed.from, 'The first day'), readDate(typed.until, 'The last day')]
  const texts = typed.serves.split(/[\s,;]+/).filter((text) => text !== '')
  const errors = [
    ...missing(name, 'name', 'Enter the name of the service'),
    ...missing(helpsWith, 'helps-with', 'Enter what it helps with'),
    ...missing(typed.serves, 'serves', 'Enter at least one evidence item, assertion or standard'),
    ...texts.filter((text) => parseEvidenceArea(text) === null).map(notReference),
    ...missing(contact, 'contact', 'Enter whom to contact'),
    ...dateErrors(from, until),
  ]
  if (errors.length > 0 || from.kind !== 'day') return { ok: false, errors }
  const serves = [...new Set(texts.flatMap((text) => parseEvidenceArea(text) ?? []))].toSorted(compareAreas)
  const last = until.kind === 'day' ? until.day : null
  return { ok: true, entry: { name, helpsWith, serves, contact, from: from.day, until: last } }
}

function missing(value: string, id: string, text: string): readonly FormError[] {
  return value === '' ? [{ field: id, text }] : []
}

function notReference(text: string): FormError {
  return { field: 'serves', text: `“${text}” is no evidence item, assertion or standard, such as 4.5.3, 4.5 or 4` }
}

function dateErrors(from: ReadDate, until: ReadDate): readonly FormError[] {
  const isBackwards = from.kind === 'day' && until.kind === 'day' && until.day < from.day
  return [
    ...(from.kind === 'empty' ? [{ field: 'from-day', text: 'Enter the first day on which it is available' }] : []),
    ...(from.kind === 'wrong' ? [dateError('from', from)] : []),
    ...(until.kind === 'wrong' ? [dateError('until', until)] : []),
    ...(isBackwards ? [{ field: 'until-day', text: 'The last day cannot be before the first' }] : []),
  ]
}
