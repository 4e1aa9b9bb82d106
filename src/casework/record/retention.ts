import type { Tx } from '../../store/database/database.ts'
import { emptyOldEmails, emptyOldMail } from '../../store/record/retention.ts'
import { serviceScope } from '../scope.ts'
import { minutesBefore, type Services } from '../services.ts'

/** How many days sent emails and handled mail are stored whole; null: for ever. */
export type RetentionPeriods = { readonly sentEmailsDays: number | null; readonly receivedMailDays: number | null }

const atOnce = 500
const aDay = 24 * 60

/** Empties the sent emails and received mail whose days are over, a few hundred at once. Gives how many of each. */
export async function purgeExpired(
  services: Pick<Services, 'database' | 'clock'>,
  { sentEmailsDays, receivedMailDays }: RetentionPeriods,
): Promise<{ readonly sentEmails: number; readonly receivedMail: number }> {
  return {
    sentEmails: await emptyAll(services, sentEmailsDays, emptyOldEmails),
    receivedMail: await emptyAll(services, receivedMailDays, emptyOldMail),
  }
}

async function emptyAll(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  days: number | null,
  empty: (tx: Tx, old: { before: string; now: string; atMost: number }) => Promise<number>,
): Promise<number> {
  if (days === null) return 0
  const now = clock.now()
  const old = { before: minutesBefore(now, days * aDay), now, atMost: atOnce }
  let emptied = 0
  for (;;) {
    const count = await database.inTransaction(serviceScope, (tx) => empty(tx, old))
    emptied += count
    if (count < atOnce) return emptied
  }
}
