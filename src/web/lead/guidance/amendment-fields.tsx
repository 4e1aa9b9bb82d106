import { type Day, formatDate } from '../../../core/day.ts'
import type { Dated } from '../../../core/guidance/dated.ts'
import { describeValue } from '../../../core/guidance/describe.ts'
import type { CycleGuidance, Guidance } from '../../../core/guidance/guidance.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import { valueKinds } from '../../../core/guidance/value-kinds.ts'
import { shownDateError } from '../../../http/forms/date-field.ts'
import { Button } from '../../nhsuk/button.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Fieldset } from '../../nhsuk/fieldset.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { TypedAmendment } from './typed-change.ts'
import { ValueField } from './value-field.tsx'

type AmendmentFieldsProps = {
  readonly typed: TypedAmendment
  readonly number: number
  readonly dated: CycleGuidance
  readonly today: Day
  readonly errors: readonly FormError[]
}

/** The fields for one value of a change: the value now, the new value, its first day and its source. */
export function AmendmentFields({ typed, number, dated, today, errors }: AmendmentFieldsProps) {
  const { key, from, source } = typed
  const { title, rules } = meanings[key]
  const name = `source-${number}`
  return (
    <div class="app-action">
      <input type="hidden" name={`key-${number}`} value={key} />
      <Fieldset legend={title} legendSize="m" legendHeading={2} id={`amendment-${number}`}>
        <p>{`${currentValueText(dated[key], key, today)} Rules: ${rules.join(', ')}.`}</p>
        <NewValue typed={typed} number={number} errors={errors} />
        <DateInput
          name={`from-${number}`}
          legend="Starts on"
          legendSize="s"
          hint="Today or later. A day in the past needs a reason below."
          values={from}
          {...shownDateError(errors, `from-${number}`)}
        />
        <Textarea
          name={name}
          label="Sentence of the guidance it comes from"
          labelSize="s"
          rows={2}
          value={source}
          error={errorOf(errors, name)}
        />
        <Button
          name="action"
          value={`remove-${number}`}
          variant="secondary"
          small
          ariaLabel={`Remove from this change: ${title}`}
        >
          Remove from this change
        </Button>
      </Fieldset>
    </div>
  )
}

/** The new value, or “withdrawn” where the value can be. The field also shows without JavaScript. */
function NewValue({ typed, number, errors }: Pick<AmendmentFieldsProps, 'typed' | 'number' | 'errors'>) {
  const valueKind = valueKinds[typed.key]
  if (valueKind === null) return null
  const value = <ValueField typed={typed} kind={valueKind.kind} number={number} errors={errors} />
  if (!valueKind.withdrawable) return value
  return (
    <Radios
      name={`state-${number}`}
      legend="What should it be?"
      legendSize="s"
      value={typed.withdrawn ? 'withdrawn' : 'value'}
      items={[
        { value: 'value', text: 'A value', conditional: value },
        { value: 'withdrawn', text: 'No value: it is withdrawn' },
      ]}
    />
  )
}

function currentValueText(entries: Dated<Guidance[keyof Guidance]>, key: keyof CycleGuidance, today: Day): string {
  const now = entries.findLast(({ from }) => from <= today) ?? entries[0]
  const planned = entries.filter(({ from }) => from > today)
  const text = (value: Guidance[keyof Guidance]) => (value === null ? 'no value' : describeValue(value, meanings[key]))
  const later = planned.map(({ from, value }) => ` From ${formatDate(from)}: ${text(value)}.`).join('')
  return `Value now: ${text(now.value)}, since ${formatDate(now.from)}.${later}`
}
