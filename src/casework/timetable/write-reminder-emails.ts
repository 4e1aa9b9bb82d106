import { randomUUID } from 'node:crypto'
import type { Day } from '../../core/day.ts'
import { emailText } from '../../core/emails/email.ts'
import { reminderEmail, reminderKind } from '../../core/emails/reminder-email.ts'
import type { PendingReminder } from '../../core/emails/reminder-recipients.ts'
import type { Tx } from '../../store/database/database.ts'
import { enqueueAll } from '../../store/database/queues.ts'
import { insertEmails, type NewEmail } from '../../store/emails/outbox.ts'
import {
  addressesWaiting,
  addressesWritten,
  lockPendingReminders,
  type PendingReminderRow,
  settlePendingReminders,
} from '../../store/timetable/pending-reminders.ts'
import { preferIndexes } from '../../store/timetable/reminders.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { type Rechecked, recheck } from './recheck-reminders.ts'

/** Addresses that one transaction writes to: each is done whole, or not at all. */
const perTransaction = 100

/** What makes a chasing email unique for its address: its day. */
export function reminderDedupeKey(day: Day): string {
  return `${reminderKind}/${day}`
}

/**
 * Writes what waits for each address into one email, and queues it. Whoever had a chasing email on that day gets the
 * next one when another day is opened. What was met or withdrawn while it waited goes into none. `progress` is told
 * how many addresses were written to.
 */
export async function writeReminderEmails(
  casework: Services,
  day: Day,
  progress: (addresses: number) => void,
): Promise<void> {
  let [after, written] = ['', 0]
  for (;;) {
    const addresses = await casework.database.inTransaction(serviceScope, async (tx) => {
      await preferIndexes(tx)
      const found = await addressesWaiting(tx, after, perTransaction)
      const written = await addressesWritten(tx, reminderDedupeKey(day), found)
      const unwritten = found.filter((email) => !written.has(email))
      if (unwritten.length > 0) await writeTo(tx, casework, unwritten, day)
      return found
    })
    const last = addresses.at(-1)
    if (last === undefined) return
    after = last
    written += addresses.length
    progress(written)
  }
}

async function writeTo(tx: Tx, casework: Services, addresses: readonly string[], day: Day): Promise<void> {
  const weighed = await recheck(tx, await lockPendingReminders(tx, addresses), day)
  const wanted = weighed.filter(({ due: chase }) => chase !== null)
  const emails = [...Map.groupBy(wanted, ({ pending: kept }) => kept.to.email).values()].map((chases) => ({
    chases,
    email: newReminderEmail(casework, chases, day),
  }))
  const kept = await insertEmails(
    tx,
    emails.map(({ email }) => email),
  )
  const written = emails.filter(({ email }) => kept.has(email.id))
  await settlePendingReminders(tx, [
    ...weighed.flatMap(({ pending: chase, due: said }) => (said === null ? [{ chase, email: null }] : [])),
    ...written.flatMap(({ chases, email }) => chases.map((each) => ({ chase: each.pending, email: email.id }))),
  ])
  await enqueueAll(
    tx,
    'deliver-email',
    written.map(({ email }) => ({ id: email.id })),
  )
}

function newReminderEmail(
  { clock, publicUrl, contactEmail }: Services,
  weighed: readonly Rechecked[],
  on: Day,
): NewEmail {
  const id = randomUUID()
  const to = addressOf(weighed.map(({ pending: kept }) => kept))
  const email = reminderEmail(
    weighed.flatMap(({ due: chase }): readonly PendingReminder[] => (chase === null ? [] : [chase])),
  )
  return {
    id,
    dedupeKey: reminderDedupeKey(on),
    kind: reminderKind,
    ...casefileOf(weighed.map(({ pending: kept }) => kept)),
    to,
    subject: email.subject,
    body: emailText(email, { name: to.name, publicUrl, contact: contactEmail }),
    on,
    queuedAt: clock.now(),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  }
}

/** By the name that the person’s account bears, where one of the asks is to an account. */
function addressOf(chases: readonly PendingReminderRow[]): NewEmail['to'] {
  const chase = chases.find(({ to }) => to.person !== null) ?? chases[0]
  if (chase === undefined) throw new Error('A chasing email says something: give it at least one chase')
  const { person: id, name, email } = chase.to
  return { id, name, email }
}

/** An email about one casefile is kept with it; one about several belongs to none. */
function casefileOf(chases: readonly PendingReminderRow[]): Pick<NewEmail, 'organisation' | 'cycle'> {
  const [first, ...others] = chases
  const isOne =
    first !== undefined &&
    others.every(({ organisation, cycle }) => organisation === first.organisation && cycle === first.cycle)
  return isOne ? { organisation: first.organisation, cycle: first.cycle } : { organisation: null, cycle: null }
}
