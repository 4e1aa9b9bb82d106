import { type Day, formatDate } from '../../../core/day.ts'
import { describeCompletion } from '../../../core/plan/describe.ts'
import { completionDay, type PlanItem } from '../../../core/plan/plan.ts'
import { field, type SubmittedForm } from '../../../http/form.ts'
import { shownDateError, typedDate } from '../../../http/forms/date-field.ts'
import { useReturnDay } from '../../components/day-text.tsx'
import { DateInput } from '../../nhsuk/date-input.tsx'
import { errorOf, type FormError } from '../../nhsuk/error-summary.tsx'
import { useHere } from '../../nhsuk/here.ts'
import { Input } from '../../nhsuk/input.tsx'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import { itemFields } from './update-fields.ts'

type UpdateOutlookProps = {
  readonly item: PlanItem
  /** The latest completion day in the guidance; null where there is none. */
  readonly latest: Day | null
  readonly form: SubmittedForm
  readonly errors: readonly FormError[]
}

/** P5: whether the item will be complete in time. Only an item that COVID affected may be timed from the return. */
export function UpdateOutlook({ item, latest, form, errors }: UpdateOutlookProps) {
  const { evidence, completion, covid } = item
  const { today } = useHere()
  const names = itemFields(evidence)
  const returnDay = useReturnDay()
  const completes = completionDay(completion, { returnToBusinessAsUsual: returnDay })
  const hasPassed = completes !== null && completes < today
  const onCourse = {
    value: 'on-course',
    text: `Still on course: ${describeCompletion(completion, returnDay)}`,
    hint: hasPassed ? 'This day has passed. Give a new date, or mark the actions as done.' : undefined,
  }
  const newDate = {
    value: 'new-date',
    text: 'It has a new date',
    conditional: newDateFields(item, latest, form, errors),
  }
  const newMonths = {
    value: 'new-months',
    text:
      completion.kind === 'after-return-to-business-as-usual'
        ? 'It has another number of months after the return to business as usual'
        : 'It is now timed from the return to business as usual',
    conditional: monthsFields(item, form, errors),
  }
  return (
    <Radios
      name={names.outlook}
      legend={`Will ${evidence} be complete in time?`}
      legendSize="s"
      small
      value={field(form, names.outlook) || 'nothing-said'}
      error={errorOf(errors, names.outlook)}
      items={[
        { value: 'nothing-said', text: 'No change to report' },
        ...(completion.kind === 'not-given' ? [] : [onCourse]),
        newDate,
        ...(covid.affected === true ? [newMonths] : []),
      ]}
    />
  )
}

function newDateFields({ evidence }: PlanItem, latest: Day | null, form: SubmittedForm, errors: readonly FormError[]) {
  const names = itemFields(evidence)
  return (
    <>
      <DateInput
        name={names.date}
        legend={`By which day will ${evidence} be complete?`}
        hint={latest === null ? undefined : `The guidance asks for completion by ${formatDate(latest)}.`}
        values={typedDate(form, names.date)}
        {...shownDateError(errors, names.date)}
      />
      <Reason name={names.dateReason} evidence={evidence} form={form} errors={errors} />
    </>
  )
}

function monthsFields({ evidence }: PlanItem, form: SubmittedForm, errors: readonly FormError[]) {
  const names = itemFields(evidence)
  return (
    <>
      <Input
        name={names.months}
        label={`How many months after the return will ${evidence} be complete?`}
        width={2}
        inputmode="numeric"
        value={field(form, names.months)}
        error={errorOf(errors, names.months)}
      />
      <Reason name={names.monthsReason} evidence={evidence} form={form} errors={errors} />
    </>
  )
}

type ReasonProps = Pick<UpdateOutlookProps, 'form' | 'errors'> & { readonly name: string; readonly evidence: string }

function Reason({ name, evidence, form, errors }: ReasonProps) {
  return (
    <Textarea
      name={name}
      label={`Why does the date of ${evidence} change?`}
      rows={2}
      value={field(form, name)}
      error={errorOf(errors, name)}
    />
  )
}
