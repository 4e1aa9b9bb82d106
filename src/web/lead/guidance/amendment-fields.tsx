import { type Day, formatDate } from '../../../core/day.ts'
import type { Dated } from '../../../core/guidance/dated.ts'
import { describeValue } from '../../../core/guidance/describe.ts'
import type { CycleGuidance, Guidance } from '../../../core/guidance/guidance.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import { valueKinds } from '../../../core/guidance/value-kinds.ts'
import { shownDateError } from '../../date-field.ts'
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

/** One value of a change: what holds now, what holds then, from which day and from which words. */
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
          legend="Holds from"
          legendSize="s"
          hint="Today or later; a day that has passed needs a reason below"
          values={from}
          {...shownDateError(errors, `from-${number}`)}
        />
        <Textarea
          name={name}
          label="The sentence it comes from"
          labelSize="s"
          rows={2}
          value={source}
          error={errorOf(errors, name)}
        />
        <Button name="press" value={`remove-${number}`} variant="secondary" small ariaLabel={`Leave out ${title}`}>
          Leave out
        </Button>
      </Fieldset>
    </div>
  )
}

/** The new value, or withdrawn where it can be: the field shows without script too. */
function NewValue({ typed, number, errors }: Pick<AmendmentFieldsProps, 'typed' | 'number' | 'errors'>) {
  const found = valueKinds[typed.key]
  if (found === null) return null
  const value = <ValueField typed={typed} kind={found.kind} number={number} errors={errors} />
  if (!found.withdrawable) return value
  return (
    <Radios
      name={`holds-${number}`}
      legend="What holds then?"
      legendSize="s"
      value={typed.withdrawn ? 'withdrawn' : 'value'}
      items={[
        { value: 'value', text: 'A value', conditional: value },
        { value: 'withdrawn', text: 'Nothing: it is withdrawn' },
      ]}
    />
  )
}

function currentValueText(entries: Dated<Guidance[keyof Guidance]>, key: keyof CycleGuidance, today: Day): string {
  const now = entries.findLast(({ from }) => from <= today) ?? entries[0]
  const planned = entries.filter(({ from }) => from > today)
  const words = (value: Guidance[keyof Guidance]) => (value === null ? 'nothing' : describeValue(value, meanings[key]))
  const later = planned.map(({ from, value }) => ` From ${formatDate(from)}: ${words(value)}.`).join('')
  return `Holds now: ${words(now.value)}, since ${formatDate(now.from)}.${later}`
}
