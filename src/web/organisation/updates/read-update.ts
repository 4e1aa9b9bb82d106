import type { ActionProgress, ItemProgress } from '../../../core/casefile/events.ts'
import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import { type Action, isDone, type Plan, type PlanItem } from '../../../core/plan/plan.ts'
import type { SubmittedForm } from '../../../http/form.ts'
import type { ValuesOf } from '../../../http/forms/field.ts'
import { errorsOf, isNothingTyped, readForm } from '../../../http/forms/read-form.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { actionFields, itemFields, openActions } from './update-fields.ts'

/** The progress that an update’s form reports on each item, and the errors of its fields. */
export type ReadUpdate = { readonly progress: readonly ItemProgress[]; readonly errors: readonly FormError[] }

/** Reads the form of an update on a plan. `today` is the first day that a new date may have. */
export function readUpdate(form: SubmittedForm, { items }: Plan, today: Day): ReadUpdate {
  const read = items.filter((item) => !isDone(item)).map((item) => readItem(form, item, today))
  return { progress: read.map(({ progress }) => progress), errors: read.flatMap(({ errors }) => errors) }
}

type ReadItem = { readonly progress: ItemProgress; readonly errors: readonly FormError[] }
type Outlook = ItemProgress['outlook']

function readItem(form: SubmittedForm, item: PlanItem, today: Day): ReadItem {
  const { evidence } = item
  const actions = openActions(item).map(({ action, number }) => readAction(form, evidence, action, number))
  const read = readForm(itemFields(item, { today, latest: null, returnDay: null }), form, ({ date }) =>
    date && date < today ? [['date', `The new date of ${evidence} must be today or later`]] : [],
  )
  return {
    progress: {
      evidence,
      note: read.typed.note,
      done: actions.flatMap(({ done }) => done),
      outlook: read.ok ? outlookOf(read.value) : { kind: 'nothing-said' },
    },
    errors: [...actions.flatMap(({ errors }) => errors), ...(read.ok ? [] : read.errors)],
  }
}

type ReadAction = { readonly done: readonly ActionProgress[]; readonly errors: readonly FormError[] }

/** A day without a tick, or a tick without a day, is an error: neither is guessed. */
function readAction(form: SubmittedForm, evidence: EvidenceReference, action: Action, number: number): ReadAction {
  const fields = actionFields(evidence, action, number)
  const read = readForm(fields, form)
  if (!read.ok) return { done: [], errors: read.errors }
  const { on, note } = read.value
  if (on !== null) return { done: [{ id: action.id, doneOn: on, note: note ?? '' }], errors: [] }
  if (isNothingTyped(read.typed.on) && isNothingTyped(read.typed.note)) return { done: [], errors: [] }
  const text = `Tick “Done” for action ${number} of ${evidence}, or clear its day and its note`
  return { done: [], errors: errorsOf(fields, [['done', text]]) }
}

function outlookOf(value: ValuesOf<ReturnType<typeof itemFields>>): Outlook {
  const { outlook, date, dateReason, months, monthsReason } = value
  if (outlook === 'on-course') return { kind: 'on-course' }
  if (date !== null && dateReason !== null)
    return { kind: 'new-date', completion: { kind: 'by', day: date }, reason: dateReason }
  if (months !== null && monthsReason !== null)
    return {
      kind: 'new-date',
      completion: { kind: 'after-return-to-business-as-usual', months },
      reason: monthsReason,
    }
  return { kind: 'nothing-said' }
}
