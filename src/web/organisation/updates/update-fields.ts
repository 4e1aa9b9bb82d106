import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Day, formatDate } from '../../../core/day.ts'
import { describeCompletion } from '../../../core/plan/describe.ts'
import { type Action, completionDay, isDone, type Plan, type PlanItem } from '../../../core/plan/plan.ts'
import { optionalChoice, tick } from '../../../http/forms/choice-fields.ts'
import { day } from '../../../http/forms/day-fields.ts'
import { type Field, type FieldChoice, type FieldTable, nameOf, onlyWith } from '../../../http/forms/field.ts'
import { text, wholeNumber } from '../../../http/forms/text-fields.ts'

/** What the fields of an item show: today, the latest completion day in the guidance, and the day of the return. */
export type Shown = { readonly today: Day; readonly latest: Day | null; readonly returnDay: Day | null }

type Outlook = 'nothing-said' | 'on-course' | 'new-date' | 'new-months'

/**
 * P5: the fields of an update about one item: whether it will be complete in time, and a note. `asks` says which
 * outlooks the page offers; each is read.
 */
export function itemFields(item: PlanItem, shown: Shown, asks: (outlook: Outlook) => boolean = () => true) {
  const { evidence } = item
  const required = `Give the reason for the new date of ${evidence}`
  const reason = { label: `Why does the date of ${evidence} change?`, rows: 2, required }
  return {
    outlook: optionalChoice({
      name: `outlook-${evidence}`,
      label: `Will ${evidence} be complete in time?`,
      choices: outlooks(item, shown).filter(({ value }) => asks(value)),
      small: true,
    }),
    date: onlyWith(newDate, dateField(evidence, shown.latest)),
    dateReason: onlyWith(newDate, text({ name: `date-reason-${evidence}`, ...reason })),
    months: onlyWith(newMonths, monthsField(evidence)),
    monthsReason: onlyWith(newMonths, text({ name: `months-reason-${evidence}`, ...reason })),
    note: text({ name: `note-${evidence}`, label: `Anything else about ${evidence} (optional)`, rows: 2 }),
  }
}

const newDate = { field: 'outlook', choice: 'new-date' }
const newMonths = { field: 'outlook', choice: 'new-months' }

function dateField(evidence: EvidenceReference, latest: Day | null) {
  return day({
    name: `date-${evidence}`,
    label: `By which day will ${evidence} be complete?`,
    size: 'plain',
    hint: latest === null ? undefined : `The guidance asks for completion by ${formatDate(latest)}.`,
    what: `The new date of ${evidence}`,
    required: `Enter the new date of ${evidence}`,
  })
}

function monthsField(evidence: EvidenceReference) {
  return wholeNumber({
    name: `months-${evidence}`,
    label: `How many months after the return will ${evidence} be complete?`,
    width: 2,
    digits: 2,
    wrong: `Enter the number of months for ${evidence}, such as 3`,
  })
}

function outlooks({ completion }: PlanItem, { today, returnDay }: Shown): readonly FieldChoice<Outlook>[] {
  const completes = completionDay(completion, { returnToBusinessAsUsual: returnDay })
  const hasPassed = completes !== null && completes < today
  const months =
    completion.kind === 'after-return-to-business-as-usual'
      ? 'It has another number of months after the return to business as usual'
      : 'It is now timed from the return to business as usual'
  const passed = 'This day has passed. Give a new date, or mark the actions as done.'
  return [
    { value: 'nothing-said', text: 'No change to report' },
    {
      value: 'on-course',
      text: `Still on course: ${describeCompletion(completion, returnDay)}`,
      hint: hasPassed ? passed : undefined,
    },
    { value: 'new-date', text: 'It has a new date' },
    { value: 'new-months', text: months },
  ]
}

/** Whether an item is asked about this outlook: one without a date is on no course, and only COVID brings months. */
export function isOffered({ completion, covid }: PlanItem, outlook: Outlook): boolean {
  if (outlook === 'on-course') return completion.kind !== 'not-given'
  return outlook !== 'new-months' || covid.affected === true
}

/** The fields of one open action: whether it is done, on which day, and a note. */
export function actionFields(evidence: EvidenceReference, action: Action, number: number) {
  const which = `action ${number} of ${evidence}`
  const isTicked = { field: 'done', choice: 'yes' }
  return {
    done: tick({ name: `done-${evidence}-${action.id}`, label: `Action ${number}`, value: 'yes', text: 'Done' }),
    on: onlyWith(
      isTicked,
      day({
        name: dayDoneName(evidence, action),
        label: `On which day was ${which} done?`,
        size: 'plain',
        what: `The day on which ${which} was done`,
        required: `Enter the day on which ${which} was done`,
      }),
    ),
    note: onlyWith(
      isTicked,
      text({ name: `action-note-${evidence}-${action.id}`, label: `Note on ${which} (optional)` }),
    ),
  }
}

/** The name of the three boxes for the day on which an action was done. */
export function dayDoneName(evidence: EvidenceReference, { id }: Pick<Action, 'id'>): string {
  return `on-${evidence}-${id}`
}

/** The open actions of an item, each with its number. */
export function openActions({ actions }: PlanItem): readonly { readonly action: Action; readonly number: number }[] {
  return actions.flatMap((action, index) => (isOpen(action) ? [{ action, number: index + 1 }] : []))
}

export function isOpen({ doneOn }: Action): boolean {
  return doneOn === null
}

/** The names of all fields in the form of an update on this plan; what is done already has none. */
export function fieldNames({ items }: Plan, shown: Shown): readonly string[] {
  return items
    .filter((item) => !isDone(item))
    .flatMap((item) => [
      ...namesIn(itemFields(item, shown)),
      ...openActions(item).flatMap(({ action, number }) => namesIn(actionFields(item.evidence, action, number))),
    ])
}

function namesIn(table: FieldTable): readonly string[] {
  return Object.entries<Field>(table).flatMap(([key, field]) => {
    const name = nameOf(key, field)
    return field.control.as === 'day' ? ['day', 'month', 'year'].map((part) => `${name}-${part}`) : [name]
  })
}
