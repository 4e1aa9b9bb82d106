import type { GenericSchema, InferOutput } from 'valibot'
import type { SubmittedForm } from '../form.ts'
import type { TypedDate } from './date-field.ts'

/** The fields of a form in the order in which they are shown. Each is sent under its key, unless it has another name. */
export type FieldTable = Readonly<Record<string, Field>>

/** What a form gives: the value of each field. */
export type ValuesOf<Table extends FieldTable> = {
  readonly [Name in keyof Table]: InferOutput<Table[Name]['schema']>
}

/** What was typed into each field, to be shown again. */
export type TypedForm<Table extends FieldTable> = { readonly [Name in keyof Table]: ReturnType<Table[Name]['typed']> }

/**
 * One field of a form. `schema` is all that its value has to fulfil, with our sentences: it takes the value as an API
 * would give it, and `given` makes that of what was typed.
 */
export type Field<Typed extends TypedValue = TypedValue, Value = unknown> = Question & {
  readonly control: Control
  readonly schema: GenericSchema<unknown, Value>
  /** What was typed into the field that is sent under this name. */
  typed(form: SubmittedForm, name: string): Typed
  given(typed: Typed): unknown
  /** What is wrong in a way that only typing can be, such as a date without its month; null where nothing is. */
  mistyped?(typed: Typed): Mistyped | null
  /** A value as if it had been typed. */
  back(value: Value): Typed
  /** It is asked for only with this choice of another field, which reveals it. Without the choice its value is null. */
  readonly onlyWith?: Revealing | undefined
}

/** A text, the boxes that were ticked, or the three parts of a date. */
export type TypedValue = string | readonly string[] | TypedDate

/** `part` is the part of the field to go to. */
export type Mistyped = { readonly part: string; readonly text: string }

/** `field` is the key of the other field. */
export type Revealing = { readonly field: string; readonly choice: string }

/** How a field is asked for. Hidden fields and buttons are not, and have an empty label. */
export type Question = {
  /** The label, or the legend of a group. */
  readonly label: string
  /** Words after the label for screen readers only: everybody else sees them nearby. */
  readonly spoken?: string | undefined
  readonly hint?: string | undefined
  /** `plain`: a legend no larger than the text around it; a label is plain where nothing else is said, a legend is not. */
  readonly size?: 's' | 'm' | 'plain' | undefined
  /** The level where the legend is a heading of the page. */
  readonly heading?: 2 | undefined
  /** The name under which it is sent, such as `reason-4.5.3` in a row for that item. Otherwise its key in the table. */
  readonly name?: string | undefined
  /** Where a page has several fields of one name, the id of this one. Otherwise its name is the id too. */
  readonly id?: string | undefined
}

export type Control =
  | ({ readonly as: 'input' } & InputLook)
  | { readonly as: 'textarea'; readonly rows?: number | undefined }
  /** `none` is a first option, which is no choice. */
  | { readonly as: 'select'; readonly choices: readonly FieldChoice[]; readonly none?: string | undefined }
  | ({ readonly as: 'radios'; readonly choices: readonly FieldChoice[] } & RadiosLook)
  | { readonly as: 'checkboxes'; readonly choices: readonly FieldChoice[]; readonly small?: boolean | undefined }
  | { readonly as: 'day' | 'hidden' | 'button' }

export type RadiosLook = { readonly inline?: boolean | undefined; readonly small?: boolean | undefined }

/** A text of one line. */
export type InputLook = {
  readonly type?: 'text' | 'email' | 'url' | undefined
  /** About so many characters wide: a hint at the length expected, not a limit. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly inputmode?: 'numeric' | undefined
  /** For codes: letters and digits of one width. */
  readonly code?: boolean | undefined
  readonly autocomplete?: string | undefined
  readonly spellcheck?: boolean | undefined
}

export type FieldChoice<Value extends string = string> = {
  readonly value: Value
  readonly text: string
  readonly hint?: string | undefined
}

/** The name under which the field of this key is sent. */
export function nameOf(key: string, field: Field | undefined): string {
  return field?.name ?? key
}

/** The id of the field of this key, to which an error summary links. */
export function idOf(key: string, field: Field | undefined): string {
  return field?.id ?? nameOf(key, field)
}

/** The choices of a table of names, in its order. */
export function choicesOf<Value extends string>(names: Readonly<Record<Value, string>>): readonly FieldChoice<Value>[] {
  return Object.entries<string>(names).map(([value, text]) => ({ value: value as Value, text }))
}

/** The same field, asked for only with this choice of another field; otherwise its value is null. */
export function onlyWith<Typed extends TypedValue, Value>(
  revealing: Revealing,
  field: Field<Typed, Value>,
): Field<Typed, Value | null> {
  return { ...field, onlyWith: revealing }
}

/** For fields whose value is the text that was typed. */
export function asItIs(typed: string): string {
  return typed
}
