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

/** The mailbox as a door of the house. */
export type MailboxDeps = {
  readonly casework: Services
  readonly mailbox: Mailbox
  /** The service's own, in small letters: what comes from them is a loop. */
  readonly ownAddresses: readonly string[]
}

/**
 * Takes in every message that waits in the mailbox, each in a transaction of its own, and marks it done once that is
 * kept: a message may be read twice, but is neither lost nor taken in twice. Safe to run at the same time elsewhere.
 * Throws, after the other messages were tried, what the operator has to be told; it names no address and no password.
 */
export async function receiveMail({ casework, mailbox, ownAddresses }: MailboxDeps): Promise<void> {
  const visit = await mailbox
    .visit((inbox) => receiveAll(casework, inbox, ownAddresses))
    .catch((error: unknown): readonly unknown[] => [error])
  const [trouble] = visit
  await saveLastVisit(casework, trouble)
  if (trouble !== undefined) throw trouble
}

/** What went wrong, message by message. */
async function receiveAll(casework: Services, inbox: Inbox, own: readonly string[]): Promise<readonly unknown[]> {
  const troubles: unknown[] = []
  for (const uid of await inbox.waiting()) {
    try {
      const fetched = await inbox.fetch(uid)
      if (fetched === null) continue
      await receiveOne(casework, fetched, own)
      await inbox.done(uid)
    } catch (error) {
      troubles.push(error)
    }
  }
  return troubles
}

async function receiveOne(casework: Services, fetched: FetchedMessage, own: readonly string[]): Promise<void> {
  const mail = await interpretMail(casework, fetched, own)
  await casework.database.inTransaction(serviceScope, async (tx) => {
    await lockMailbox(tx)
    if (await isMailStored(tx, mail.messageId, mail.contentHash)) return
    const upload = await storeDraft(tx, casework, mail, fetched)
    const answer = await answerMail(tx, casework, mail, upload)
    await insertMail(tx, {
      id: mail.id,
      messageId: mail.messageId,
      contentHash: mail.contentHash,
      from: mail.message.from ?? { name: '', email: '' },
      subject: mail.message.subject,
      receivedAt: fetched.receivedAt,
      importedAt: casework.clock.now(),
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
 * The workbook as a draft that waits for its sender to sign in and confirm it, as after an upload on the web. Whoever
 * writes From can pretend to be that person: so mail changes nothing (decision 7).
 */
async function storeDraft(
  tx: Tx,
  { clock }: Services,
  { sender, casefileKey: place, waiting }: InterpretedMail,
  { receivedAt }: FetchedMessage,
): Promise<string | null> {
  if (sender === null || place === null || waiting === null) return null
  const content = { ...waitingPlanOf(waiting.fileName, waiting.plan), mailedAt: receivedAt }
  return storeUploadIn(tx, sender, planUploadKey(place), { content, at: clock.now() })
}

async function saveLastVisit({ database, clock }: Services, trouble: unknown): Promise<void> {
  const why = trouble === undefined ? null : trouble instanceof Error ? trouble.message : String(trouble)
  await writeSetting(database.withoutScope, lastVisitSetting, JSON.stringify({ at: clock.now(), trouble: why }))
}

/** Under what name the last visit to the mailbox is remembered. */
const lastVisitSetting = 'mailbox-visit'

/** When the mailbox was last looked into, an instant, and what went wrong then, if anything did. */
export type MailboxVisit = { readonly at: string; readonly trouble: string | null }

/** The last visit, or null before the first. */
export async function lastMailboxVisit({ database }: Services): Promise<MailboxVisit | null> {
  const kept = await readSetting(database.withoutScope, lastVisitSetting)
  return kept === null ? null : (JSON.parse(kept) as MailboxVisit)
}
