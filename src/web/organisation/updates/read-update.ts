import type { ActionProgress, ItemProgress } from '../../../core/casefile/events.ts'
import type { Day } from '../../../core/day.ts'
import { type Action, isDone, type Plan, type PlanItem } from '../../../core/plan/plan.ts'
import { field, type SubmittedForm } from '../../../http/form.ts'
import { dateError, readDate, typedDate } from '../../../http/forms/date-field.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { actionFields, isOpen, itemFields } from './update-fields.ts'

/** The progress that an update’s form reports on each item, and the errors of its fields. */
export type ReadUpdate = { readonly progress: readonly ItemProgress[]; readonly errors: readonly FormError[] }

/** Reads the form of an update on a plan. `today` is the first day that a new date may have. */
export function readUpdate(form: SubmittedForm, { items }: Plan, today: Day): ReadUpdate {
  const read = items.filter((item) => !isDone(item)).map((item) => readItem(form, item, today))
  return { progress: read.map(({ progress }) => progress), errors: read.flatMap(({ errors }) => errors) }
}

type ReadItem = { readonly progress: ItemProgress; readonly errors: readonly FormError[] }
type Outlook = ItemProgress['outlook']
type Read<T> = { readonly value: T } | { readonly error: FormError }

function readItem(form: SubmittedForm, item: PlanItem, today: Day): ReadItem {
  const { evidence } = item
  const actions = item.actions.flatMap((action, index) =>
    isOpen(action) ? [readAction(form, item, action, index + 1)] : [],
  )
  const outlook = readOutlook(form, item, today)
  return {
    progress: {
      evidence,
      note: field(form, itemFields(evidence).note),
      done: actions.flatMap((read) => ('value' in read && read.value !== null ? [read.value] : [])),
      outlook: 'value' in outlook ? outlook.value : { kind: 'nothing-said' },
    },
    errors: [...actions, outlook].flatMap((read) => ('error' in read ? [read.error] : [])),
  }
}

/** A day without a tick, or a tick without a day, is an error: neither is guessed. */
function readAction(
  form: SubmittedForm,
  { evidence }: PlanItem,
  action: Action,
  number: number,
): Read<ActionProgress | null> {
  const names = actionFields(evidence, action)
  const which = `action ${number} of ${evidence}`
  const on = readDate(typedDate(form, names.on), `The day on which ${which} was done`)
  const note = field(form, names.note)
  if (field(form, names.done) !== 'yes') {
    if (on.kind === 'empty' && note === '') return { value: null }
    return { error: { field: names.done, text: `Tick “Done” for ${which}, or clear its day and its note` } }
  }
  if (on.kind === 'wrong') return { error: dateError(names.on, on) }
  if (on.kind === 'empty')
    return { error: { field: `${names.on}-day`, text: `Enter the day on which ${which} was done` } }
  return { value: { id: action.id, doneOn: on.day, note } }
}

function readOutlook(form: SubmittedForm, item: PlanItem, today: Day): Read<Outlook> {
  switch (field(form, itemFields(item.evidence).outlook)) {
    case 'on-course':
      return { value: { kind: 'on-course' } }
    case 'new-date':
      return readNewDate(form, item, today)
    case 'new-months':
      return readNewMonths(form, item)
    default:
      return { value: { kind: 'nothing-said' } }
  }
}

function readNewDate(form: SubmittedForm, { evidence }: PlanItem, today: Day): Read<Outlook> {
  const names = itemFields(evidence)
  const to = readDate(typedDate(form, names.date), `The new date of ${evidence}`)
  if (to.kind === 'wrong') return { error: dateError(names.date, to) }
  const wrong = (text: string) => ({ error: { field: `${names.date}-day`, text } })
  if (to.kind === 'empty') return wrong(`Enter the new date of ${evidence}`)
  if (to.day < today) return wrong(`The new date of ${evidence} must be today or later`)
  return withReason(form, names.dateReason, evidence, { kind: 'by', day: to.day })
}

function readNewMonths(form: SubmittedForm, { evidence }: PlanItem): Read<Outlook> {
  const names = itemFields(evidence)
  const months = field(form, names.months)
  if (!/^\d{1,2}$/.test(months))
    return { error: { field: names.months, text: `Enter the number of months for ${evidence}, such as 3` } }
  return withReason(form, names.monthsReason, evidence, {
    kind: 'after-return-to-business-as-usual',
    months: Number(months),
  })
}

function withReason(
  form: SubmittedForm,
  name: string,
  evidence: string,
  completion: PlanItem['completion'],
): Read<Outlook> {
  const reason = field(form, name)
  if (reason === '') return { error: { field: name, text: `Give the reason for the new date of ${evidence}` } }
  return { value: { kind: 'new-date', completion, reason } }
}
