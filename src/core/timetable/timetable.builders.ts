import { anOrganisation } from '../casefile/casefile.builders.ts'
import { newCasefile } from '../casefile/casefile.ts'
import type { SentReminder } from '../casefile/reminders.ts'
import { addDays, day } from '../day.ts'
import { withChange } from '../guidance/change.ts'
import { guidance2021 } from '../guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../guidance/prepared-amendments.ts'
import type { Organisation } from '../organisation.ts'
import { type Due, duesOf } from './due.ts'
import { remindersDue } from './reminders-due.ts'
import { type TimetableInput, type TimetableState, timetableStateAfter, timetableStateOf } from './timetable-state.ts'

/** The guidance with the change of 21 December 2021 issued on that day. */
export const afterDecember: CycleGuidance = withChange(guidance2021, decemberUpdateWithdrawn.amendments, {
  change: 1,
  on: day('2021-12-21'),
})

/** A Trust whose plan was sent on 29 June and approved on 12 July 2021, but for what the test changes. */
export function delivering(
  changes: Partial<TimetableState> = {},
  organisation: Partial<Organisation> = {},
): TimetableInput {
  return aTimetableInput(
    {
      status: 'approaching-standards',
      publishedOn: day('2021-06-20'),
      firstSentOn: day('2021-06-29'),
      lastSentOn: day('2021-06-29'),
      decidedOn: day('2021-07-12'),
      review: 'approved',
      ...changes,
    },
    organisation,
  )
}

/** A Trust that published gaps on 20 June 2021 and sent no plan, but for what the test changes. */
export function withoutPlan(
  changes: Partial<TimetableState> = {},
  organisation: Partial<Organisation> = {},
): TimetableInput {
  return aTimetableInput({ status: 'standards-not-met', publishedOn: day('2021-06-20'), ...changes }, organisation)
}

export function aTimetableInput(
  changes: Partial<TimetableState>,
  organisationChanges: Partial<Organisation> = {},
): TimetableInput {
  const organisation = anOrganisation(organisationChanges)
  return { organisation, timetableState: { ...timetableStateOf(newCasefile(organisation, '2020-21')), ...changes } }
}

/** The state of a milestone on a day, written 2021-09-30; null where it does not apply. */
export function dueOn(
  on: string,
  milestone: Due['milestone'],
  input: TimetableInput,
  dated = guidance2021,
): Due | null {
  return duesOf(input, dated, day(on)).find((due) => due.milestone === milestone) ?? null
}

/** The reminders of a day, as `september-update/overdue`. */
export function remindersOn(on: string, input: TimetableInput, dated = guidance2021): readonly string[] {
  return remindersDue(input, dated, day(on)).map(({ milestone, step }) => `${milestone}/${step}`)
}

/** The reminders from one day to another, with a daily run on each, as `2021-09-02 september-update/reminder`. */
export function remindersFrom(
  first: string,
  last: string,
  input: TimetableInput,
  dated: CycleGuidance = guidance2021,
): readonly string[] {
  const made = remindersSent(first, last, input, dated)
  return made.map(({ on, milestone, step }) => `${on} ${milestone}/${step}`)
}

/** The same as they are recorded; on `isOff` days the service does not run. */
export function remindersSent(
  first: string,
  last: string,
  input: TimetableInput,
  dated: CycleGuidance = guidance2021,
  isOff: (on: string) => boolean = () => false,
): readonly SentReminder[] {
  let { timetableState } = input
  for (let on = day(first); on <= day(last); on = addDays(on, 1)) {
    if (isOff(on)) continue
    const reminders = remindersDue({ ...input, timetableState }, dated, on).map((reminder) => ({ ...reminder, on }))
    timetableState = timetableStateAfter(timetableState, reminders)
  }
  return timetableState.reminders.slice(input.timetableState.reminders.length)
}

/** With these reminders sent already, as `2021-09-02 september-update 2021-09-30 reminder`. */
export function havingSent(input: TimetableInput, ...reminders: readonly string[]): TimetableInput {
  const sent = reminders.map((reminder): SentReminder => {
    const [on = '', milestone, dueDate = '', step] = reminder.split(' ')
    return { on: day(on), milestone, dueDate: day(dueDate), step } as SentReminder
  })
  return { ...input, timetableState: timetableStateAfter(input.timetableState, sent) }
}
