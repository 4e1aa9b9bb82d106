import { classNames } from './attributes.ts'
import { Description, type DescriptionOptions, descriptionIds } from './description.tsx'
import { FormGroup } from './field.tsx'
import { Fieldset, type LegendOptions, legendOf } from './fieldset.tsx'
import { Input } from './input.tsx'

export type DatePart = 'day' | 'month' | 'year'

/** The three parts as they were typed, so that they come back as they were. */
export type DateParts = { readonly [part in DatePart]?: string | undefined }

type DateInputProps = DescriptionOptions &
  LegendOptions & {
    /** Parts are sent as `name-day`, `name-month`, `name-year`. */
    readonly name: string
    readonly id?: string | undefined
    readonly values?: DateParts | undefined
    readonly parts?: readonly DatePart[] | undefined
    /** The parts to mark where not the whole date is wrong; a summary should link to the first of them. */
    readonly errorIn?: readonly DatePart[] | undefined
    readonly disabled?: boolean | readonly DatePart[] | undefined
    /** `bday` for a birthday: its parts become `bday-day` and so on. */
    readonly autocomplete?: string | undefined
    readonly labels?: DateParts | undefined
    /** Overrides how a part is called when it is sent. */
    readonly partName?: ((part: DatePart) => string) | undefined
    readonly classes?: string | undefined
  }

const allParts = ['day', 'month', 'year'] as const

const partLabels = { day: 'Day', month: 'Month', year: 'Year' } as const

/** A date typed as day, month and year; with a legend, a group of its own. */
export function DateInput(props: DateInputProps) {
  const { id = props.name, legend, error, errorIn = [], parts = allParts, classes } = props
  const inner = (
    <>
      <Description id={id} hint={props.hint} error={error} />
      <div class={classNames('nhsuk-date-input', classes)} id={id}>
        {parts.map((part) => partInput(part, id, props))}
      </div>
    </>
  )
  return (
    <FormGroup hasError={Boolean(error) || errorIn.length > 0}>
      {legend ? (
        <Fieldset {...legendOf(props)} role="group" describedBy={descriptionIds(id, props)}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </FormGroup>
  )
}

function partInput(part: DatePart, id: string, props: DateInputProps) {
  const { name, errorIn = [], error, disabled, autocomplete, partName = (each) => `${name}-${each}` } = props
  const marked = errorIn.length > 0 ? errorIn.includes(part) : Boolean(error)
  return (
    <div class="nhsuk-date-input__item">
      <Input
        id={`${id}-${part}`}
        name={partName(part)}
        label={props.labels?.[part] ?? partLabels[part]}
        labelClasses="nhsuk-date-input__label"
        classes="nhsuk-date-input__input"
        value={props.values?.[part]}
        width={part === 'year' ? 4 : 2}
        inputmode="numeric"
        autocomplete={autocomplete && `${autocomplete}-${part}`}
        disabled={typeof disabled === 'object' ? disabled.includes(part) : disabled}
        error={marked || undefined}
      />
    </div>
  )
}
