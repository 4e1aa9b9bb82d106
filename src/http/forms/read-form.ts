import { safeParse } from 'valibot'
import { emptyForm, type SubmittedForm } from '../form.ts'
import type { FieldError } from './date-field.ts'
import {
  type Field,
  type FieldTable,
  idOf,
  nameOf,
  type Revealing,
  type TypedForm,
  type TypedValue,
  type ValuesOf,
} from './field.ts'

/** A form that was read: its values, or all its errors in the order of its fields; and what was typed, to show it again. */
export type ReadForm<Table extends FieldTable> = { readonly typed: TypedForm<Table> } & (
  | { readonly ok: true; readonly value: ValuesOf<Table> }
  | { readonly ok: false; readonly errors: readonly FieldError[] }
)

/** A sentence about a field of the table. */
export type Problem<Table extends FieldTable> = readonly [field: keyof Table & string, text: string]

/** What is wrong with values together. A value that is wrong by itself is undefined. */
type Rules<Table extends FieldTable> = (values: Partial<ValuesOf<Table>>) => readonly Problem<Table>[]

/** Reads a form by its table. `rules` say what is wrong with several values together. */
export function readForm<Table extends FieldTable>(
  table: Table,
  form: SubmittedForm,
  rules: Rules<Table> = () => [],
): ReadForm<Table> {
  const typed = typedIn(table, form)
  const read = Object.entries(table).map(([key, field]) => [key, readField(field, key, typed)] as const)
  const values = Object.fromEntries(read.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]])))
  const together = rules(values as Partial<ValuesOf<Table>>)
  const errors = read.flatMap(([key, { errors: own }]) => {
    const ofBoth = together.filter(([about]) => about === key)
    return [...own, ...errorsOf(table, ofBoth)]
  })
  return errors.length > 0 ? { ok: false, typed, errors } : { ok: true, typed, value: values as ValuesOf<Table> }
}

/** The values of a table that has only hidden fields and buttons: whatever was sent, they have a value. */
export function readHidden<Table extends FieldTable>(table: Table, form: SubmittedForm): ValuesOf<Table> {
  const read = readForm(table, form)
  if (read.ok) return read.value
  throw new Error(`Read this form with readForm: ${read.errors.map(({ text }) => text).join('; ')}`)
}

/** What was typed into the fields of a table. */
export function typedIn<Table extends FieldTable>(table: Table, form: SubmittedForm): TypedForm<Table> {
  return mapped(table, (field, key) => field.typed(form, nameOf(key, field))) as TypedForm<Table>
}

/** The table's empty form. */
export function nothingTyped<Table extends FieldTable>(table: Table): TypedForm<Table> {
  return typedIn(table, emptyForm)
}

/** Whether nothing was typed into a field. */
export function isNothingTyped(typed: TypedValue): boolean {
  return typeof typed === 'string' ? typed === '' : Object.values(typed).every((part) => part === '')
}

/** Values as if they had been typed. */
export function typedBack<Table extends FieldTable>(table: Table, values: ValuesOf<Table>): TypedForm<Table> {
  return mapped(table, (field, key) => field.back(values[key])) as TypedForm<Table>
}

/** Each problem as the error of its field, at the part of the field to go to. */
export function errorsOf<Table extends FieldTable>(
  table: Table,
  problems: readonly Problem<Table>[],
): readonly FieldError[] {
  return problems.map(([key, text]) => errorOf(table[key], key, text))
}

function errorOf(field: Field | undefined, key: string, text: string, part = 'day'): FieldError {
  const id = idOf(key, field)
  return { field: field?.control.as === 'day' ? `${id}-${part}` : id, text }
}

type ReadField = { readonly value?: unknown; readonly errors: readonly FieldError[] }

function readField(field: Field, key: string, typed: Readonly<Record<string, TypedValue>>): ReadField {
  if (field.onlyWith !== undefined && !isChosen(field.onlyWith, typed)) return { value: null, errors: [] }
  const own = typed[key] ?? ''
  const mistyped = field.mistyped?.(own) ?? null
  if (mistyped !== null) return { errors: [errorOf(field, key, mistyped.text, mistyped.part)] }
  const result = safeParse(field.schema, field.given(own))
  if (result.success) return { value: result.output, errors: [] }
  return { errors: result.issues.map(({ message }) => errorOf(field, key, message)) }
}

function isChosen({ field, choice }: Revealing, typed: Readonly<Record<string, TypedValue>>): boolean {
  const chosen = typed[field] ?? ''
  return typeof chosen === 'string' ? chosen === choice : Array.isArray(chosen) && chosen.includes(choice)
}

function mapped(
  table: FieldTable,
  each: (field: Field, key: string) => TypedValue,
): Readonly<Record<string, TypedValue>> {
  return Object.fromEntries(Object.entries(table).map(([key, field]) => [key, each(field, key)]))
}
