import { compareEvidence, type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Form, field, fields } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'

/** The form of an early warning as it was sent. */
export type TypedWarning = {
  readonly chosen: readonly string[]
  /** References separated by spaces or commas. */
  readonly others: string
  readonly text: string
}

export function typedWarning(form: Form): TypedWarning {
  return { chosen: fields(form, 'evidence'), others: field(form, 'others'), text: field(form, 'text') }
}

export type ReadWarning =
  | { readonly ok: true; readonly evidence: readonly EvidenceReference[] }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The items chosen and typed, each once and in order; what is no reference is said by name (reading 6). */
export function readWarning({ chosen, others }: TypedWarning): ReadWarning {
  const typed = others.split(/[\s,;]+/).filter((text) => text !== '')
  const wrong = typed.filter((text) => parseEvidenceReference(text) === null)
  if (wrong.length > 0) return { ok: false, errors: wrong.map(notReference) }
  const references = [...chosen, ...typed].flatMap((text) => parseEvidenceReference(text) ?? [])
  return { ok: true, evidence: [...new Set(references)].toSorted(compareEvidence) }
}

function notReference(text: string): FormError {
  return {
    field: 'others',
    text: `“${text}” is not an evidence reference: it has three numbers with full stops between them, such as 4.5.3`,
  }
}
