import { type OdsCode, type Organisation, parseOdsCode } from '../../../core/organisation.ts'
import {
  type Succession,
  type SuccessionProblem,
  successionProblemMessage,
} from '../../../core/organisations/succession.ts'
import { field, type SubmittedForm } from '../../../http/form.ts'
import { dateError, noDate, readDate, type TypedDate, typedDate } from '../../date-field.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'

/** A closing as it was typed, to be shown again after an error. */
export type TypedSuccession = {
  readonly code: string
  /** `closed`, or `open`: it did not close after all. */
  readonly kind: string
  readonly closed: TypedDate
  readonly successors: string
  readonly reason: string
}

export const nothingTyped: TypedSuccession = { code: '', kind: '', closed: noDate, successors: '', reason: '' }

export function typedSuccession(form: SubmittedForm): TypedSuccession {
  return {
    code: field(form, 'code'),
    kind: field(form, 'kind'),
    closed: typedDate(form, 'closed'),
    successors: field(form, 'successors'),
    reason: field(form, 'reason'),
  }
}

export type ReadSuccession =
  | { readonly ok: true; readonly code: OdsCode; readonly succession: Succession }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The closing that was typed, or all its errors at once. */
export function readSuccession(typed: TypedSuccession): ReadSuccession {
  const code = parseOdsCode(typed.code)
  const isOpen = typed.kind === 'open'
  const closed = readDate(typed.closed, 'The day it closed')
  const words = isOpen ? [] : typed.successors.split(/[\s,;]+/).filter((word) => word !== '')
  const wrong = words.filter((word) => parseOdsCode(word) === null)
  const errors: readonly FormError[] = [
    ...(code === null ? [{ field: 'code', text: 'Enter the ODS code of the organisation, such as RXX' }] : []),
    ...(isOpen || typed.kind === 'closed' ? [] : [{ field: 'kind', text: 'Choose whether it closed' }]),
    ...(isOpen || closed.kind !== 'wrong' ? [] : [dateError('closed', closed)]),
    ...(typed.kind === 'closed' && closed.kind === 'empty'
      ? [{ field: 'closed-day', text: 'Enter the last day of the organisation' }]
      : []),
    ...wrong.map((word) => ({ field: 'successors', text: `“${word}” is not an ODS code` })),
  ]
  if (code === null || errors.length > 0) return { ok: false, errors }
  const successors = [...new Set(words.flatMap((word) => parseOdsCode(word) ?? []))]
  const day = !isOpen && closed.kind === 'day' ? closed.day : null
  return { ok: true, code, succession: { closed: day, successors, reason: typed.reason } }
}

/** Each problem as an error of its field. */
export function problemErrors(problems: readonly SuccessionProblem[]): readonly FormError[] {
  return problems.map((problem) => ({ field: fieldOf(problem), text: successionProblemMessage(problem) }))
}

function fieldOf({ name }: SuccessionProblem): string {
  if (name === 'reason-missing') return 'reason'
  return name === 'nothing-changes' ? 'kind' : 'successors'
}

export function nameAndCode({ name, code }: Pick<Organisation, 'name' | 'code'>): string {
  return `${name} (${code})`
}
