import { type Day, formatDate } from '../../../core/day.ts'
import { shownDateError } from '../../../http/forms/date-field.ts'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { Input } from '../../nhsuk/input.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import type { TypedItem } from './typed-item.ts'

type CompletionFieldsProps = {
  readonly typed: TypedItem
  readonly errors: readonly FormError[]
  /** The latest completion day in the guidance; null where it is withdrawn or not known. */
  readonly latest: Day | null
}

/** One date for all actions of an item, or a number of months where COVID has affected it. */
export function CompletionFields({ typed, errors, latest }: CompletionFieldsProps) {
  return (
    <Radios
      name="completion"
      legend="When will all of it be complete?"
      legendSize="m"
      legendHeading={2}
      hint={latest === null ? undefined : `Items should be complete by ${formatDate(latest)}.`}
      value={typed.completion}
      error={errorOf(errors, 'completion')}
      items={[
        { value: 'by', text: 'By a day', conditional: <ByDay typed={typed} errors={errors} /> },
        {
          value: 'after',
          text: 'Some months after return to business as usual',
          hint: 'Only for items that the COVID response has affected. Answer the question about COVID below too.',
          conditional: <Months typed={typed} errors={errors} />,
        },
      ]}
    />
  )
}

type Part = Pick<CompletionFieldsProps, 'typed' | 'errors'>

function ByDay({ typed, errors }: Part) {
  return (
    <DateInput
      name="completion-date"
      legend="Completion date"
      legendSize="s"
      hint="For example, 15 10 2021"
      values={typed.date}
      {...shownDateError(errors, 'completion-date')}
    />
  )
}

function Months({ typed, errors }: Part) {
  return (
    <Input
      name="completion-months"
      label="Months after return to business as usual"
      value={typed.months}
      width={2}
      inputmode="numeric"
      suffix="months"
      error={errorOf(errors, 'completion-months')}
    />
  )
}
