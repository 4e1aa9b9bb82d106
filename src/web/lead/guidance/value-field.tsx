import { cycleNames } from '../../../core/guidance/cycles.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import type { ValueKind } from '../../../core/guidance/value-kinds.ts'
import { type OrganisationType, typeNames } from '../../../core/organisation.ts'
import { shownDateError } from '../../../http/forms/date-field.ts'
import { Checkboxes } from '../../nhsuk/checkboxes.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedAmendment } from './typed-change.ts'

type ValueFieldProps = {
  readonly typed: TypedAmendment
  readonly kind: ValueKind
  readonly number: number
  readonly errors: readonly FormError[]
}

/** The field for a value of one kind. */
export function ValueField(props: ValueFieldProps) {
  const Kind = fieldsByKind[props.kind]
  return <Kind {...props} />
}

const eligible = (Object.keys(typeNames) as readonly OrganisationType[]).filter((type) => type !== 'other')

const label = 'New value'

const fieldsByKind: Readonly<Record<ValueKind, (props: ValueFieldProps) => preact.JSX.Element>> = {
  day: ({ typed, number, errors }) => (
    <DateInput
      name={`value-${number}`}
      legend={label}
      legendSize="s"
      hint="For example, 31 12 2021"
      values={typed.day}
      {...shownDateError(errors, `value-${number}`)}
    />
  ),
  number: (props) => (
    <Input
      {...fieldProps(props)}
      hint={meanings[props.typed.key].unit}
      width={3}
      inputmode="numeric"
      value={first(props)}
    />
  ),
  'yes-or-no': (props) => (
    <Radios
      {...group(props)}
      items={[
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
      ]}
      value={first(props)}
    />
  ),
  text: (props) => <Textarea {...fieldProps(props)} rows={3} value={first(props)} />,
  'organisation-types': (props) => (
    <Checkboxes
      {...group(props)}
      items={eligible.map((type) => ({ value: type, text: typeNames[type] }))}
      values={props.typed.texts}
    />
  ),
  cycle: (props) => (
    <Radios {...group(props)} items={cycleNames.map((name) => ({ value: name, text: name }))} value={first(props)} />
  ),
  links: (props) => (
    <Textarea
      {...fieldProps(props)}
      hint="One a line, as text | https://address"
      rows={Math.max(3, first(props).split('\n').length + 1)}
      value={first(props)}
    />
  ),
}

function first({ typed }: ValueFieldProps): string {
  return typed.texts[0] ?? ''
}

function fieldProps({ number, errors }: ValueFieldProps) {
  const name = `value-${number}`
  return { name, label, labelSize: 's', error: errorOf(errors, name) } as const
}

function group({ number, errors }: ValueFieldProps) {
  const name = `value-${number}`
  return { name, legend: label, legendSize: 's', error: errorOf(errors, name) } as const
}
