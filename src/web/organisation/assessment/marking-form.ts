import { type EvidenceReference, parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { SubmittedForm } from '../../../http/form.ts'
import { button, hidden, optionalChoice, version } from '../../../http/forms/choice-fields.ts'
import { choicesOf, type TypedForm } from '../../../http/forms/field.ts'
import { readForm, readHidden, typedIn } from '../../../http/forms/read-form.ts'
import { evidenceReferences } from '../../../http/forms/text-fields.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { type Mark, type Marks, markNames, parseMarksText } from './marks.ts'

/** The draft that was on the page, its marks then, and the button. */
export const markingFields = { basedOn: version, was: hidden, goOn: { ...button('publish'), name: 'then' } }

/** Items that are not in the list, and their mark. */
export const addedFields = {
  added: evidenceReferences({
    label: 'References (optional)',
    hint: 'Three numbers with full stops between them, such as 4.5.4. Put a comma between several.',
    width: 20,
  }),
  addedMark: optionalChoice({
    name: 'added-mark',
    label: 'Are they met?',
    choices: choicesOf(markNames),
    inline: true,
    small: true,
  }),
}

/** The row of an item of the list. */
export function markFields(evidence: EvidenceReference) {
  return {
    mark: optionalChoice({ name: `${prefix}${evidence}`, label: evidence, choices: choicesOf(markNames) }),
  }
}

const prefix = 'mark-'

/** What was submitted in the marking form. */
export type TypedMarks = TypedForm<typeof addedFields> & {
  readonly basedOn: number
  /** The marks when the form was opened, to find what somebody else has changed since. */
  readonly was: Marks
  readonly marks: Marks
}

type ReadMarks = { readonly typed: TypedMarks } & (
  | { readonly ok: true; readonly marks: Marks }
  | { readonly ok: false; readonly errors: readonly FormError[] }
)

/** The marks together with the added items; an error for each text that cannot be added. */
export function readMarks(form: SubmittedForm): ReadMarks {
  const { basedOn, was } = readHidden(markingFields, form)
  const marks = marksIn(form)
  const read = readForm(addedFields, form, ({ added, addedMark }) => [
    ...(added ?? []).flatMap((evidence) =>
      marks.has(evidence) ? [['added', `${evidence} is marked in the list above: change it there`] as const] : [],
    ),
    ...(addedMark === null && added?.length !== 0 ? [markMissing] : []),
  ])
  const typed = { ...read.typed, basedOn, was: parseMarksText(was), marks }
  if (!read.ok) return { ok: false, typed, errors: read.errors }
  const { added, addedMark } = read.value
  const more = added.flatMap((evidence): [EvidenceReference, Mark][] =>
    addedMark === null ? [] : [[evidence, addedMark]],
  )
  return { ok: true, typed, marks: new Map([...marks, ...more]) }
}

const markMissing = ['addedMark', 'Say whether the items you add are met, partly met or not met'] as const

/** The marks of the listed items: each item has radios of its own. */
function marksIn(form: SubmittedForm): Marks {
  const listed = [...form.keys()].flatMap((name) =>
    name.startsWith(prefix) ? (parseEvidenceReference(name.slice(prefix.length)) ?? []) : [],
  )
  return new Map(
    listed.flatMap((evidence): [EvidenceReference, Mark][] => {
      const { mark } = typedIn(markFields(evidence), form)
      return mark === '' ? [] : [[evidence, mark]]
    }),
  )
}
