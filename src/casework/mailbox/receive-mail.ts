import { reasonText } from '../../core/mailbox/mail-outcome-wording.ts'
import type { FetchedMessage, Inbox, Mailbox } from '../../mail/mailbox.ts'
import type { Tx } from '../../store/database/database.ts'
import { readSetting, writeSetting } from '../../store/database/settings-table.ts'
import { insertMail, isMailStored, lockMailbox } from '../../store/mailbox/received-mail.ts'
import { planUploadKey, storeUploadIn, waitingPlanOf } from '../plans/uploads.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { answerMail } from './answer-mail.ts'
import { type InterpretedMail, interpretMail } from './interpret-mail.ts'

/** What receiving mail needs. */
export type MailboxDeps = {
  readonly services: Services
  readonly mailbox: Mailbox
  /** The service's own addresses, in small letters: answering mail from them would be a loop. */
  readonly ownAddresses: readonly string[]
}

/**
 * Imports every message that waits in the mailbox, each in a transaction of its own, and marks it done once it is
 * stored: a message may be read twice, but is neither lost nor imported twice. Safe to run at the same time elsewhere.
 * After trying every message, throws the first error for the operator; it names no address and no password.
 */
export async function receiveMail({ services, mailbox, ownAddresses }: MailboxDeps): Promise<void> {
  const visit = await mailbox
    .visit((inbox) => receiveAll(services, inbox, ownAddresses))
    .catch((error: unknown): readonly unknown[] => [error])
  const [trouble] = visit
  await saveLastVisit(services, trouble)
  if (trouble !== undefined) throw trouble
}

/** The errors, one for each message that failed. */
async function receiveAll(services: Services, inbox: Inbox, own: readonly string[]): Promise<readonly unknown[]> {
  const troubles: unknown[] = []
  for (const uid of await inbox.waiting()) {
    try {
      const fetched = await inbox.fetch(uid)
      if (fetched === null) continue
      await receiveOne(services, fetched, own)
      await inbox.done(uid)
    } catch (error) {
      troubles.push(error)
    }
  }
  return troubles
}

async function receiveOne(services: Services, fetched: FetchedMessage, own: readonly string[]): Promise<void> {
  const mail = await interpretMail(services, fetched, own)
  await services.database.inTransaction(serviceScope, async (tx) => {
    await lockMailbox(tx)
    if (await isMailStored(tx, mail.messageId, mail.contentHash)) return
    const upload = await storeDraft(tx, services, mail, fetched)
    const answer = await answerMail(tx, services, mail, upload)
    await insertMail(tx, {
      id: mail.id,
      messageId: mail.messageId,
      contentHash: mail.contentHash,
      from: mail.message.from ?? { name: '', email: '' },
      subject: mail.message.subject,
      receivedAt: fetched.receivedAt,
      importedAt: services.clock.now(),
      outcome: mail.outcome.kind,
      why: reasonText(mail.outcome),
      person: mail.sender?.id ?? null,
      organisation: mail.casefileKey?.organisation.code ?? null,
      cycle: mail.casefileKey?.cycle ?? null,
      upload,
      answer,
      source: fetched.source,
    })
  })
}

/**
 * Stores the workbook as a draft that waits for its sender to sign in and confirm it, as after an upload on the web.
 * Anybody can forge the sender of an email: so mail changes nothing (decision 7).
 */
async function storeDraft(
  tx: Tx,
  { clock }: Services,
  { sender, casefileKey: key, waiting }: InterpretedMail,
  { receivedAt }: FetchedMessage,
): Promise<string | null> {
  if (sender === null || key === null || waiting === null) return null
  const content = { ...waitingPlanOf(waiting.fileName, waiting.plan), mailedAt: receivedAt }
  return storeUploadIn(tx, sender, planUploadKey(key), { content, at: clock.now() })
}

async function saveLastVisit({ database, clock }: Services, trouble: unknown): Promise<void> {
  const why = trouble === undefined ? null : trouble instanceof Error ? trouble.message : String(trouble)
  await writeSetting(database.withoutScope, lastVisitSetting, JSON.stringify({ at: clock.now(), trouble: why }))
}

/** The name of the setting that stores the last visit to the mailbox. */
const lastVisitSetting = 'mailbox-visit'

/** When the mailbox was last visited, an instant, and the error of that visit; null where there was none. */
export type MailboxVisit = { readonly at: string; readonly trouble: string | null }

/** The last visit, or null before the first. */
export async function lastMailboxVisit({ database }: Services): Promise<MailboxVisit | null> {
  const stored = await readSetting(database.withoutScope, lastVisitSetting)
  return stored === null ? null : (JSON.parse(stored) as MailboxVisit)
}
