import type { ComponentChildren } from 'preact'
import { noDate, shownDateError, type TypedDate } from '../../http/forms/date-field.ts'
import {
  type Control,
  type Field,
  type FieldChoice,
  type FieldTable,
  idOf,
  nameOf,
  type TypedForm,
  type TypedValue,
} from '../../http/forms/field.ts'
import { Checkboxes } from '../nhsuk/checkboxes.tsx'
import { DateInput } from '../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../nhsuk/error-summary.tsx'
import { Input } from '../nhsuk/input.tsx'
import { Radios } from '../nhsuk/radios.tsx'
import { Select } from '../nhsuk/select.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'

type FormFieldsProps<Table extends FieldTable> = {
  readonly table: Table
  readonly typed: TypedForm<Table>
  readonly errors: readonly FormError[]
  /** The fields to show here; without it, all of the table but those that a choice reveals. */
  readonly only?: readonly (keyof Table & string)[] | undefined
}

/** The fields of a table with what was typed and what is wrong. Fields that a choice reveals stand under that choice. */
export function FormFields<Table extends FieldTable>({ table, typed, errors, only }: FormFieldsProps<Table>) {
  const shown = Object.entries<Field>(table).filter(([key, { onlyWith }]) =>
    only === undefined ? onlyWith === undefined : only.includes(key),
  )
  return (
    <>
      {shown.map(([each]) => (
        <OneField table={table} typed={typed} errors={errors} of={each} />
      ))}
    </>
  )
}

type OneFieldProps = {
  readonly table: FieldTable
  readonly typed: Readonly<Record<string, TypedValue>>
  readonly errors: readonly FormError[]
  /** The key of the field. */
  readonly of: string
}

function OneField(props: OneFieldProps) {
  const field = props.table[props.of]
  if (field === undefined) return null
  const { control } = field
  switch (control.as) {
    case 'input':
      return <Input {...questionOf(props, field)} {...control} />
    case 'textarea':
      return <Textarea {...questionOf(props, field)} rows={control.rows} />
    case 'select':
      return <Select {...questionOf(props, field)} items={optionsOf(control)} />
    case 'radios':
    case 'checkboxes':
      return <ChoiceField props={props} field={field} control={control} />
    case 'day':
      return <DayField props={props} field={field} />
    case 'hidden':
      return <input type="hidden" name={nameOf(props.of, field)} value={textIn(props.typed[props.of])} />
    case 'button':
      return null
  }
}

type FieldProps = { readonly props: OneFieldProps; readonly field: Field }

type ChoiceFieldProps = FieldProps & { readonly control: Control & { readonly as: 'radios' | 'checkboxes' } }

function ChoiceField({ props, field, control }: ChoiceFieldProps) {
  const [group, value] = [groupOf(props, field), props.typed[props.of]]
  const items = revealing(props, control.choices)
  if (control.as === 'radios')
    return <Radios {...group} inline={control.inline} small={control.small} value={textIn(value)} items={items} />
  if (items.length === 0) return null
  return <Checkboxes {...group} small={control.small} values={ticksIn(value)} items={items} />
}

function DayField({ props, field }: FieldProps) {
  const { typed, errors, of: key } = props
  const shown = shownDateError(errors, idOf(key, field))
  return <DateInput {...groupOf(props, field)} {...shown} id={field.id} values={partsIn(typed[key])} />
}

/** What every field of one control has. */
function questionOf({ typed, errors, of: key }: OneFieldProps, field: Field) {
  return {
    name: nameOf(key, field),
    id: field.id,
    label: labelOf(field),
    labelSize: field.size === 'plain' ? undefined : field.size,
    hint: field.hint,
    error: errorOf(errors, idOf(key, field)),
    value: textIn(typed[key]),
  }
}

/** What every group of controls has. */
function groupOf({ errors, of: key }: OneFieldProps, field: Field) {
  return {
    name: nameOf(key, field),
    idPrefix: field.id,
    legend: labelOf(field),
    legendSize: field.size === 'plain' ? undefined : (field.size ?? 's'),
    legendHeading: field.heading,
    hint: field.hint,
    error: errorOf(errors, idOf(key, field)),
  }
}

function labelOf({ label, spoken }: Field): ComponentChildren {
  if (spoken === undefined) return label
  return (
    <>
      {label} <span class="nhsuk-u-visually-hidden">{spoken}</span>
    </>
  )
}

function optionsOf({ none, choices }: Control & { readonly as: 'select' }): readonly FieldChoice[] {
  return none === undefined ? choices : [{ value: '', text: none }, ...choices]
}

/** The choices, each with the fields that it reveals. */
function revealing({ table, typed, errors, of: key }: OneFieldProps, choices: readonly FieldChoice[]) {
  return choices.map((choice) => {
    const revealed = Object.entries(table).filter(
      ([, { onlyWith }]) => onlyWith?.field === key && onlyWith.choice === choice.value,
    )
    if (revealed.length === 0) return choice
    const fields = revealed.map(([each]) => <OneField table={table} typed={typed} errors={errors} of={each} />)
    return { ...choice, conditional: <>{fields}</> }
  })
}

/** A form as hidden fields, for a page that sends it on as it was typed, with buttons of its own. */
export function HiddenFields<Table extends FieldTable>({
  table,
  typed,
}: Pick<FormFieldsProps<Table>, 'table' | 'typed'>) {
  const fields = Object.entries<Field>(table).filter(([, { control }]) => control.as !== 'button')
  return (
    <>
      {fields.flatMap(([key, field]) =>
        sentAs(nameOf(key, field), typed[key] ?? '').map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        )),
      )}
    </>
  )
}

function sentAs(name: string, value: TypedValue): readonly (readonly [name: string, text: string])[] {
  if (typeof value === 'string') return [[name, value]]
  if ('day' in value) return (['day', 'month', 'year'] as const).map((part) => [`${name}-${part}`, value[part]])
  return value.map((each) => [name, each])
}

function textIn(value: TypedValue | undefined): string {
  return typeof value === 'string' ? value : ''
}

function ticksIn(value: TypedValue | undefined): readonly string[] {
  return typeof value === 'object' && !('day' in value) ? value : []
}

function partsIn(value: TypedValue | undefined): TypedDate {
  return typeof value === 'object' && 'day' in value ? value : noDate
}
