import type { Role } from '../../core/actor.ts'
import type { SentReminder } from '../../core/casefile/reminders.ts'
import type { Day } from '../../core/day.ts'
import { recipients } from '../../core/emails/reminder-recipients.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type OdsCode, successorOn } from '../../core/organisation.ts'
import type { Tx } from '../../store/database/database.ts'
import { type AppointedPerson, peopleOfAll, peopleOfNoOrganisation } from '../../store/people/people.ts'
import type { PendingReminderRow } from '../../store/timetable/pending-reminders.ts'
import type { TimetableRow } from '../../store/timetable/reminders.ts'

/** Reminders just recorded in one casefile. */
type CasefileReminders = {
  readonly row: TimetableRow
  readonly cycle: CycleName
  readonly reminders: readonly SentReminder[]
}

const ownRoles: readonly Role[] = ['editor', 'siro']
const centralRoles: readonly Role[] = ['rdt-team', 'reviewer', 'lead']

/** The recipients of these reminders, each address once for each reminder: by the steps in `recipients.ts`. */
export async function pendingRemindersOf(
  tx: Tx,
  recorded: readonly CasefileReminders[],
  on: Day,
): Promise<readonly PendingReminderRow[]> {
  const codes = new Set(recorded.map(({ row }) => answeringOrganisation(row, on)))
  const people = await peopleOfAll(tx, [...codes], ownRoles)
  const byOrganisation = Map.groupBy(people, ({ organisation }) => organisation)
  const others = await peopleOfNoOrganisation(tx, centralRoles)
  return recorded.flatMap(({ row, cycle, reminders }) => {
    const reachable = [
      ...(byOrganisation.get(answeringOrganisation(row, on)) ?? []),
      ...others.filter((each) => isInRegionOf(each, row)),
    ]
    return reminders.flatMap((reminder) => recipientsOf(row, cycle, reminder, reachable))
  })
}

/** Interpretation 7: the people of the one organisation that it closed into continue its casefile. */
export function answeringOrganisation({ organisation }: TimetableRow, on: Day): OdsCode {
  return successorOn(on, organisation) ?? organisation.code
}

function isInRegionOf({ region }: AppointedPerson, { organisation }: TimetableRow): boolean {
  return region === null || region === organisation.region
}

function recipientsOf(
  row: TimetableRow,
  cycle: CycleName,
  reminder: SentReminder,
  people: readonly AppointedPerson[],
): readonly PendingReminderRow[] {
  const { roles, actionOwners } = recipients[reminder.step]
  const found = new Map<string, PendingReminderRow['to']>()
  for (const role of roles) {
    for (const { id, name, email } of people.filter((each) => each.role === role)) {
      if (!found.has(email)) found.set(email, { email, person: id, name, role })
    }
  }
  for (const { name, email } of actionOwners && isUpdate(reminder) ? row.timetableState.owners : []) {
    if (!found.has(email) && isAddress(email)) found.set(email, { email, person: null, name, role: 'action-owner' })
  }
  return [...found.values()].map((to) => ({ organisation: row.organisation.code, cycle, reminder, to }))
}

/** T4: owners of actions are reminded only of updates. */
function isUpdate({ milestone }: SentReminder): boolean {
  return milestone === 'september-update' || milestone === 'final-update'
}

/** What people type into a plan may be no address, or two. */
function isAddress(text: string): boolean {
  return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/.test(text)
}
