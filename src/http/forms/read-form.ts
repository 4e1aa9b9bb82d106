import { safeParse } from 'valibot'
import { emptyForm, type SubmittedForm } from '../form.ts'
import type { FieldError } from './date-field.ts'
import type { Field, FieldTable, TypedForm, TypedValue, ValuesOf } from './field.ts'

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
  const read = Object.entries(table).map(([name, field]) => [name, readField(table, name, field, typed)] as const)
  const values = Object.fromEntries(read.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])))
  const together = rules(values as Partial<ValuesOf<Table>>)
  const errors = read.flatMap(([name, { errors: own }]) => [
    ...own,
    ...errorsOf(
      table,
      together.filter(([field]) => field === name),
    ),
  ])
  return errors.length > 0 ? { ok: false, typed, errors } : { ok: true, typed, value: values as ValuesOf<Table> }
}

/** What was typed into the fields of a table. */
export function typedIn<Table extends FieldTable>(table: Table, form: SubmittedForm): TypedForm<Table> {
  return mapped(table, (field, name) => field.typed(form, name)) as TypedForm<Table>
}

/** The table's empty form. */
export function nothingTyped<Table extends FieldTable>(table: Table): TypedForm<Table> {
  return typedIn(table, emptyForm)
}

/** Values as if they had been typed. */
export function typedBack<Table extends FieldTable>(table: Table, values: ValuesOf<Table>): TypedForm<Table> {
  return mapped(table, (field, name) => field.back(values[name])) as TypedForm<Table>
}

/** Each problem as the error of its field, at the part of the field to go to. */
export function errorsOf<Table extends FieldTable>(
  table: Table,
  problems: readonly Problem<Table>[],
): readonly FieldError[] {
  return problems.map(([name, text]) => ({ field: idToGoTo(name, table[name]), text }))
}

type ReadField = { readonly value?: unknown; readonly errors: readonly FieldError[] }

function readField(
  table: FieldTable,
  name: string,
  field: Field,
  typed: Readonly<Record<string, TypedValue>>,
): ReadField {
  const { onlyWith, id = name } = field
  if (onlyWith !== undefined && typed[onlyWith.field] !== onlyWith.choice) return { value: null, errors: [] }
  const own = typed[name] ?? ''
  const mistyped = field.mistyped?.(own) ?? null
  if (mistyped !== null) return { errors: [{ field: `${id}-${mistyped.part}`, text: mistyped.text }] }
  const result = safeParse(field.schema, field.given(own))
  if (result.success) return { value: result.output, errors: [] }
  return {
    errors: errorsOf(
      table,
      result.issues.map(({ message }) => [name, message]),
    ),
  }
}

function idToGoTo(name: string, field: Field | undefined): string {
  const id = field?.id ?? name
  return field?.control.as === 'day' ? `${id}-day` : id
}

function mapped(
  table: FieldTable,
  each: (field: Field, name: string) => TypedValue,
): Readonly<Record<string, TypedValue>> {
  return Object.fromEntries(Object.entries(table).map(([name, field]) => [name, each(field, name)]))
}
