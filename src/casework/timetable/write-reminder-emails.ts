import type { Day } from '../../core/day.ts'
import { reminderEmail, reminderKind } from '../../core/emails/reminder-email.ts'
import type { PendingReminder } from '../../core/emails/reminder-recipients.ts'
import type { Tx } from '../../store/database/database.ts'
import { addressesWritten } from '../../store/emails/outbox.ts'
import {
  addressesWaiting,
  lockPendingReminders,
  type PendingReminderRow,
  settlePendingReminders,
} from '../../store/timetable/pending-reminders.ts'
import { preferIndexes } from '../../store/timetable/reminders.ts'
import { type AddressedEmail, aboutNothing, writeEmails } from '../emails/write-emails.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { type Rechecked, recheck } from './recheck-reminders.ts'

/** The addresses that one transaction writes to: each is done whole, or not at all. */
const perTransaction = 100

/** The key that makes a reminder email unique for its address: its day. */
export function reminderDedupeKey(day: Day): string {
  return `${reminderKind}/${day}`
}

/**
 * Writes the pending reminders for each address into one email, and queues it. An address that already had a reminder
 * email on that day gets the next one with another day's run. What was done or withdrawn meanwhile goes into no email.
 * `progress` is called with the number of addresses written to.
 */
export async function writeReminderEmails(
  services: Services,
  day: Day,
  progress: (addresses: number) => void,
): Promise<void> {
  let [after, written] = ['', 0]
  for (;;) {
    const addresses = await services.database.inTransaction(serviceScope, async (tx) => {
      await preferIndexes(tx)
      const found = await addressesWaiting(tx, after, perTransaction)
      const written = await addressesWritten(tx, reminderDedupeKey(day), found)
      const unwritten = found.filter((email) => !written.has(email))
      if (unwritten.length > 0) await writeTo(tx, services, unwritten, day)
      return found
    })
    const last = addresses.at(-1)
    if (last === undefined) return
    after = last
    written += addresses.length
    progress(written)
  }
}

async function writeTo(tx: Tx, services: Services, addresses: readonly string[], day: Day): Promise<void> {
  const rechecked = await recheck(tx, await lockPendingReminders(tx, addresses), day)
  const stillDue = rechecked.filter(({ due }) => due !== null)
  const byAddress = [...Map.groupBy(stillDue, ({ pending }) => pending.to.email).values()]
  const written = await writeEmails(
    tx,
    services,
    byAddress.map((reminders) => addressedReminders(reminders, day)),
  )
  await settlePendingReminders(tx, [
    ...rechecked.flatMap(({ pending, due }) => (due === null ? [{ pending, email: null }] : [])),
    ...byAddress.flatMap((reminders, index) => {
      const email = written[index] ?? null
      return email === null ? [] : reminders.map(({ pending }) => ({ pending, email }))
    }),
  ])
}

function addressedReminders(rechecked: readonly Rechecked[], on: Day): AddressedEmail {
  const pending = rechecked.map((each) => each.pending)
  const due = rechecked.flatMap((each): readonly PendingReminder[] => (each.due === null ? [] : [each.due]))
  return {
    email: { ...reminderEmail(due), kind: reminderKind },
    to: addressOf(pending),
    dedupeKey: reminderDedupeKey(on),
    on,
    about: casefileOf(pending),
  }
}

/** By the name of the person’s account, where one of the reminders is to an account. */
function addressOf(pending: readonly PendingReminderRow[]): AddressedEmail['to'] {
  const first = pending.find(({ to }) => to.person !== null) ?? pending[0]
  if (first === undefined) throw new Error('A reminder email needs at least one reminder')
  const { person: id, name, email } = first.to
  return { id, name, email }
}

/** An email about one casefile is stored with it; one about several belongs to none. */
function casefileOf(pending: readonly PendingReminderRow[]): AddressedEmail['about'] {
  const [first, ...others] = pending
  const isOne =
    first !== undefined &&
    others.every(({ organisation, cycle }) => organisation === first.organisation && cycle === first.cycle)
  return isOne ? { organisation: first.organisation, cycle: first.cycle } : aboutNothing
}
