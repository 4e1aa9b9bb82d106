import * as v from 'valibot'
import { type EvidenceReference, parseEvidenceReference } from '../../core/catalogue/evidence.ts'
import { parseEmail } from '../../core/people/name-and-email.ts'
import { field } from '../form.ts'
import { asItIs, type Control, type Field, type FieldChoice, type InputLook, type Question } from './field.ts'

type TextField<Value> = Field<string, Value>

type TextLook = Question &
  InputLook & {
    /** So many lines; without it there is one. */
    readonly rows?: number | undefined
  }

type TextRules = {
  /** The sentence where nothing is typed; without it the field may stay empty. */
  readonly required?: string | undefined
  readonly most?: { readonly length: number; readonly text: string } | undefined
}

/** A text; its length is counted in UTF-16 units. */
export function text({ required, most, ...look }: TextLook & TextRules): TextField<string> {
  const filled = required === undefined ? v.string() : v.pipe(v.string(), v.nonEmpty(required))
  const schema = most === undefined ? filled : v.pipe(filled, v.maxLength(most.length, most.text))
  return { ...textParts(look), schema, given: asItIs, back: asItIs }
}

/** `parse` gives null for a text that is no such thing, which the sentence `wrong` says. */
type Meaning<Value> = { readonly parse: (text: string) => Value | null; readonly wrong: Sentence }

/** A sentence, or one that repeats what was typed. */
type Sentence = string | ((typed: string) => string)

/** A text that has to mean something, such as a code. One sentence says that it is missing or wrong. */
export function meaning<Value extends string>({ parse, wrong, ...look }: TextLook & Meaning<Value>): TextField<Value> {
  return { ...textParts(look), schema: parsing(parse, wrong), given: asItIs, back: asItIs }
}

/** The same, which may also be empty. */
export function optionalMeaning<Value extends string>(look: TextLook & Meaning<Value>): TextField<Value | null> {
  const { schema, ...others } = meaning(look)
  return {
    ...others,
    schema: v.nullable(schema),
    given: (typed) => (typed === '' ? null : typed),
    back: (value) => value ?? '',
  }
}

/** The same, chosen from a list; `none` is the option that is no choice. */
export function meaningChosen<Value extends string>(
  look: Question & Meaning<Value> & { readonly choices: readonly FieldChoice[]; readonly none: string },
): TextField<Value> {
  const { choices, none, ...others } = look
  return { ...meaning(others), control: { as: 'select', choices, none } }
}

/** An email address, in lower case. */
export function email(look: Question & InputLook): TextField<string> {
  const wrong = 'Enter an email address, such as name@example.nhs.uk'
  return meaning({ type: 'email', ...look, parse: parseEmail, wrong })
}

type Digits = { readonly digits: number; readonly wrong: string }

/** A whole number of at most so many digits. */
export function wholeNumber({ digits, wrong, ...look }: TextLook & Digits): TextField<number> {
  const schema = v.pipe(v.number(wrong), v.integer(wrong), v.minValue(0, wrong), v.maxValue(10 ** digits - 1, wrong))
  const isNumber = (typed: string) => /^\d+$/.test(typed) && typed.length <= digits
  const given = (typed: string) => (isNumber(typed) ? Number(typed) : null)
  return { ...textParts({ inputmode: 'numeric', ...look }), schema, given, back: String }
}

type Words<Value> = {
  /** The sentence where nothing is typed; without it the field may stay empty. */
  readonly required?: string | undefined
  readonly parse: (word: string) => Value | null
  /** The sentence for each word that is no such thing. */
  readonly wrong: Sentence
}

/** Codes or references with spaces, commas or semicolons between them; gives each once. */
export function words<Value extends string>(look: TextLook & Words<Value>): TextField<readonly Value[]> {
  const { required, parse, wrong, ...others } = look
  const listed = v.array(parsing(parse, wrong))
  const filled = required === undefined ? listed : v.pipe(listed, v.minLength(1, required))
  const schema = v.pipe(
    filled,
    v.transform((all) => [...new Set(all)]),
  )
  const given = (typed: string) => typed.split(/[\s,;]+/).filter((word) => word !== '')
  return { ...textParts(others), schema, given, back: (values) => values.join(', ') }
}

/** References of evidence items (interpretation 6: those not in the catalogue too). */
export function evidenceReferences(look: TextLook): TextField<readonly EvidenceReference[]> {
  const is = 'it has three numbers with full stops between them, such as 4.5.3'
  const wrong = (word: string) => `“${word}” is not an evidence reference: ${is}`
  return words({ ...look, parse: parseEvidenceReference, wrong })
}

function textParts({ label, spoken, hint, size, name, id, rows, ...input }: TextLook) {
  const control: Control = rows === undefined ? { as: 'input', ...input } : { as: 'textarea', rows }
  return { label, spoken, hint, size, name, id, control, typed: field }
}

function parsing<Value extends string>(
  parse: (text: string) => Value | null,
  wrong: Sentence,
): v.GenericSchema<unknown, Value> {
  return v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const value = parse(dataset.value)
      if (value !== null) return value
      addIssue({ message: typeof wrong === 'string' ? wrong : wrong(dataset.value) })
      return NEVER
    }),
  )
}
