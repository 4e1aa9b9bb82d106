import type { Day } from '../../core/day.ts'
import { addresseeOf, type PendingReminder } from '../../core/emails/reminder-recipients.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { type CycleGuidance, guidanceOn } from '../../core/guidance/guidance.ts'
import { isStillDue } from '../../core/timetable/reminders-due.ts'
import type { Tx } from '../../store/database/database.ts'
import { guidanceOf } from '../../store/guidance/guidance.ts'
import { type AppointedPerson, peopleOfAll } from '../../store/people/people.ts'
import type { PendingReminderRow } from '../../store/timetable/pending-reminders.ts'
import { type TimetableRow, timetableRowsOf } from '../../store/timetable/reminders.ts'
import { answeringOrganisation } from './reminder-recipients.ts'

/** A pending reminder with what its email says of it; null where it is no longer due. */
export type Rechecked = { readonly pending: PendingReminderRow; readonly due: PendingReminder | null }

/** Which of these pending reminders are still due on a day: not those done or withdrawn in the meantime (G1). */
export async function recheck(
  tx: Tx,
  pending: readonly PendingReminderRow[],
  today: Day,
): Promise<readonly Rechecked[]> {
  const cycles = Map.groupBy(pending, ({ cycle }) => cycle)
  const rechecked: Rechecked[] = []
  for (const [cycle, reminders] of cycles) {
    const codes = [...new Set(reminders.map(({ organisation }) => organisation))]
    const rows = new Map((await timetableRowsOf(tx, cycle, codes)).map((row) => [row.organisation.code, row]))
    const ofOwners = new Set(reminders.filter(isToOwner).map(({ organisation }) => organisation))
    const editors = await editorsOf(
      tx,
      [...rows.values()].filter((row) => ofOwners.has(row.organisation.code)),
      today,
    )
    const dated = await guidanceOf(tx, cycle)
    for (const each of reminders) {
      const row = rows.get(each.organisation)
      rechecked.push({
        pending: each,
        due: row === undefined ? null : dueReminder(each, { row, dated, cycle, editors, today }),
      })
    }
  }
  return rechecked
}

type Editors = ReadonlyMap<string | null, readonly AppointedPerson[]>

function isToOwner({ to }: PendingReminderRow): boolean {
  return addresseeOf(to.role) === 'action-owner'
}

async function editorsOf(tx: Tx, rows: readonly TimetableRow[], today: Day): Promise<Editors> {
  if (rows.length === 0) return new Map()
  const codes = rows.map((row) => answeringOrganisation(row, today))
  return Map.groupBy(await peopleOfAll(tx, codes, ['editor']), ({ organisation }) => organisation)
}

type RecheckFacts = {
  readonly row: TimetableRow
  readonly dated: CycleGuidance | null
  readonly cycle: CycleName
  readonly editors: Editors
  readonly today: Day
}

function dueReminder(
  { reminder, to }: PendingReminderRow,
  { row, dated, cycle, editors, today }: RecheckFacts,
): PendingReminder | null {
  const guidance = guidanceOn(dated, today)
  if (guidance === null || !isStillDue(reminder, row, dated, today)) return null
  const as = addresseeOf(to.role)
  const items = as === 'action-owner' ? itemsOf(to.email, row) : 0
  if (as === 'action-owner' && items === 0) return null
  return {
    reminder,
    organisation: row.organisation,
    cycle,
    as,
    guidance,
    items,
    editors: (editors.get(answeringOrganisation(row, today)) ?? []).map(({ name, email }) => ({ name, email })),
  }
}

/** An owner who has finished meanwhile gets no reminder. */
function itemsOf(address: string, { timetableState }: TimetableRow): number {
  return timetableState.owners.find(({ email }) => email === address)?.items ?? 0
}
