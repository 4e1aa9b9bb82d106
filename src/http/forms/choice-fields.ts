import * as v from 'valibot'
import { count, field, fields } from '../form.ts'
import type { Asked, Field, FieldChoice } from './field.ts'

type Choices<Value extends string> = { readonly choices: readonly FieldChoice<Value>[] }

/** One choice out of a few; `required` says that none was made. */
export function choice<Value extends string>({
  choices,
  required,
  inline,
  ...asked
}: Asked & Choices<Value> & { readonly required: string; readonly inline?: boolean | undefined }): Field<
  string,
  Value
> {
  const schema = v.picklist(valuesOf(choices), required)
  return { ...asked, control: { as: 'radios', choices, inline }, schema, typed: field, given: asItIs, back: asItIs }
}

/** One choice out of many, or the first option, `none`, which gives null; so does anything that is not on the list. */
export function optionalChoice<Value extends string>({
  choices,
  none,
  ...asked
}: Asked & Choices<Value> & { readonly none: string }): Field<string, Value | null> {
  const control = { as: 'select', choices, none } as const
  return { ...asked, control, ...oneOrNone(valuesOf(choices)), typed: field }
}

/** The button that the form was sent with; null for none of these. */
export function button<Value extends string>(...values: readonly Value[]): Field<string, Value | null> {
  return { label: '', control: { as: 'button' }, ...oneOrNone(values), typed: field }
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
  ...asked
}: Asked & Several<Value>): Field<readonly string[], readonly Value[]> {
  const listed = v.array(v.picklist(valuesOf(choices)))
  return {
    ...asked,
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
export function tick({ value, text, required, small, ...asked }: Asked & Tick): Field<readonly string[], boolean> {
  return {
    ...asked,
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
    given: (typed: string) => values.find((value) => value === typed) ?? null,
    back: (value: Value | null) => value ?? '',
  }
}

function valuesOf<Value extends string>(choices: readonly FieldChoice<Value>[]): readonly Value[] {
  return choices.map(({ value }) => value)
}

function asItIs(typed: string): string {
  return typed
}
