import { type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { count, field, type SubmittedForm } from '../../../http/form.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { type Mark, type Marks, parseMark, parseMarksText } from './marks.ts'

/** What was submitted in the marking form. */
export type TypedMarks = {
  readonly basedOn: number
  /** The marks when the form was opened, to find what somebody else has changed since. */
  readonly was: Marks
  readonly marks: Marks
  /** References that are not in the list, separated by spaces or commas. */
  readonly added: string
  readonly addedMark: string
}

type ReadMarks =
  | { readonly ok: true; readonly marks: Marks }
  | { readonly ok: false; readonly errors: readonly FormError[] }

export function typedMarks(form: SubmittedForm): TypedMarks {
  const marked = [...form.keys()].flatMap((name): [EvidenceReference, Mark][] => {
    const evidence = name.startsWith(prefix) ? parseEvidenceReference(name.slice(prefix.length)) : null
    const mark = parseMark(field(form, name))
    return evidence === null || mark === null ? [] : [[evidence, mark]]
  })
  return {
    basedOn: count(form, 'basedOn'),
    was: parseMarksText(field(form, 'was')),
    marks: new Map(marked),
    added: field(form, 'added'),
    addedMark: field(form, 'added-mark'),
  }
}

/** The name of an item's radios. */
export function markField(evidence: EvidenceReference): string {
  return `${prefix}${evidence}`
}

const prefix = 'mark-'

/** The marks together with the added items; an error for each text that cannot be added. */
export function readMarks({ marks, added, addedMark }: TypedMarks): ReadMarks {
  const references = added.split(/[\s,;]+/).filter((text) => text !== '')
  if (references.length === 0) return { ok: true, marks }
  const mark = parseMark(addedMark)
  const errors = [...references.flatMap((text) => cannotAdd(text, marks)), ...(mark === null ? [markMissing] : [])]
  if (mark === null || errors.length > 0) return { ok: false, errors }
  const more = references.flatMap((text) => parseEvidenceReference(text) ?? [])
  return { ok: true, marks: new Map([...marks, ...more.map((evidence) => [evidence, mark] as const)]) }
}

const markMissing: FormError = {
  field: 'added-mark',
  text: 'Say whether the items you add are met, partly met or not met',
}

function cannotAdd(text: string, marks: Marks): readonly FormError[] {
  const evidence = parseEvidenceReference(text)
  if (evidence === null) {
    const message = `“${text}” is not an evidence reference: it has three numbers with full stops between them, such as 4.5.3`
    return [{ field: 'added', text: message }]
  }
  if (!marks.has(evidence)) return []
  return [{ field: 'added', text: `${evidence} is marked in the list above: change it there` }]
}
