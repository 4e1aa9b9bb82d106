import * as v from 'valibot'
import { count, field, fields, type SubmittedForm } from '../form.ts'
import { asItIs, type Field, type FieldChoice, type Question, type RadiosLook } from './field.ts'

type Choices<Value extends string> = { readonly choices: readonly FieldChoice<Value>[] }

/** One choice out of a few; `required` says that none was made. */
export function choice<Value extends string>({
  choices,
  required,
  inline,
  small,
  ...question
}: Question & Choices<Value> & RadiosLook & { readonly required: string }): Field<string, Value> {
  const schema = v.picklist(valuesOf(choices), required)
  const control = { as: 'radios', choices, inline, small } as const
  return { ...question, control, schema, typed: field, given: asItIs, back: asItIs }
}

/** The same out of many; `none` is a first option, which is no choice. */
export function option<Value extends string>({
  choices,
  required,
  none,
  ...question
}: Question & Choices<Value> & { readonly required: string; readonly none?: string | undefined }): Field<
  string,
  Value
> {
  return { ...choice({ ...question, choices, required }), control: { as: 'select', choices, none } }
}

type OptionalChoice<Value extends string> = Field<Value | '', Value | null>

/** One choice out of a few, or none; what is not on offer is none. */
export function optionalChoice<Value extends string>({
  choices,
  inline,
  small,
  ...question
}: Question & Choices<Value> & RadiosLook): OptionalChoice<Value> {
  return { ...question, control: { as: 'radios', choices, inline, small }, ...oneOrNone(valuesOf(choices)) }
}

/** The same out of many; `none` is the first option. */
export function optionalOption<Value extends string>({
  choices,
  none,
  ...question
}: Question & Choices<Value> & { readonly none: string }): OptionalChoice<Value> {
  return { ...question, control: { as: 'select', choices, none }, ...oneOrNone(valuesOf(choices)) }
}

/** The button that the form was sent with; null for none of these. */
export function button<Value extends string>(...values: readonly Value[]): OptionalChoice<Value> {
  return { label: '', control: { as: 'button' }, ...oneOrNone(values) }
}

type Several<Value extends string> = Choices<Value> & {
  /** The sentence where none is chosen; without it none need be. */
  readonly required?: string | undefined
  readonly small?: boolean | undefined
}

/** Any of a few choices, in their order. What is not on offer, or no longer, is left out. */
export function several<Value extends string>({
  choices,
  required,
  small,
  ...question
}: Question & Several<Value>): Field<readonly string[], readonly Value[]> {
  const listed = v.array(v.picklist(valuesOf(choices)))
  return {
    ...question,
    control: { as: 'checkboxes', choices, small },
    schema: required === undefined ? listed : v.pipe(listed, v.minLength(1, required)),
    typed: fields,
    given: (typed) => valuesOf(choices).filter((value) => typed.includes(value)),
    back: (values) => values,
  }
}

type Tick = {
  /** What the box is sent as. */
  readonly value: string
  /** What stands beside the box. */
  readonly text: string
  /** The sentence where it is not ticked; without it, it need not be. */
  readonly required?: string | undefined
  readonly small?: boolean | undefined
}

/** One box to tick. */
export function tick({
  value,
  text,
  required,
  small,
  ...question
}: Question & Tick): Field<readonly string[], boolean> {
  return {
    ...question,
    control: { as: 'checkboxes', choices: [{ value, text }], small },
    schema: required === undefined ? v.boolean() : v.literal(true, required),
    typed: fields,
    given: (typed) => typed.includes(value),
    back: (isTicked) => (isTicked ? [value] : []),
  }
}

/** A text that the page itself put into the form, such as the revision that it showed. */
export const hidden: Field<string, string> = {
  label: '',
  control: { as: 'hidden' },
  schema: v.string(),
  typed: field,
  given: asItIs,
  back: asItIs,
}

/** A version that the page showed: a whole number of at least 0; anything else gives 0, which is no version. */
export const version: Field<string, number> = {
  label: '',
  control: { as: 'hidden' },
  schema: v.pipe(v.number(), v.integer(), v.minValue(0)),
  typed: (form, name) => String(count(form, name)),
  given: Number,
  back: String,
}

function oneOrNone<Value extends string>(values: readonly Value[]) {
  return {
    schema: v.nullable(v.picklist(values)),
    typed: (form: SubmittedForm, name: string) => values.find((value) => value === field(form, name)) ?? '',
    given: (typed: Value | '') => (typed === '' ? null : typed),
    back: (value: Value | null) => value ?? '',
  }
}

function valuesOf<Value extends string>(choices: readonly FieldChoice<Value>[]): readonly Value[] {
  return choices.map(({ value }) => value)
}
