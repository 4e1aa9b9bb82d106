import { whyOf } from '../core/mailbox/meanings.ts'
import type { FetchedMessage, Inbox, Mailbox } from '../mail/mailbox.ts'
import type { Tx } from '../store/database.ts'
import { insertMail, isMailKept, lockMailbox } from '../store/mailbox.ts'
import { writeSetting } from '../store/settings-table.ts'
import { answerMail } from './answer-mail.ts'
import type { Casework } from './casework.ts'
import { mailboxVisit } from './mailbox-visit.ts'
import { type OpenedMail, openMail } from './open-mail.ts'
import { serviceScope } from './scope.ts'
import { keepUploadIn } from './uploads.ts'
import { planUploadKey, waitingPlanOf } from './waiting-plan.ts'

/** The mailbox as a door of the house. */
export type MailDoor = {
  readonly casework: Casework
  readonly mailbox: Mailbox
  /** The service's own, in small letters: what comes from them is a loop. */
  readonly ownAddresses: readonly string[]
}

/**
 * Takes in every message that waits in the mailbox, each in a transaction of its own, and marks it done once that is
 * kept: a message may be read twice, but is neither lost nor taken in twice. Safe to run at the same time elsewhere.
 * Throws, after the other messages were tried, what the operator has to be told; it names no address and no password.
 */
export async function takeInMail({ casework, mailbox, ownAddresses }: MailDoor): Promise<void> {
  const visit = await mailbox
    .visit((inbox) => takeInAll(casework, inbox, ownAddresses))
    .catch((error: unknown): readonly unknown[] => [error])
  const [trouble] = visit
  await remember(casework, trouble)
  if (trouble !== undefined) throw trouble
}

/** What went wrong, message by message. */
async function takeInAll(casework: Casework, inbox: Inbox, own: readonly string[]): Promise<readonly unknown[]> {
  const troubles: unknown[] = []
  for (const uid of await inbox.waiting()) {
    try {
      const fetched = await inbox.fetch(uid)
      if (fetched === null) continue
      await takeIn(casework, fetched, own)
      await inbox.done(uid)
    } catch (error) {
      troubles.push(error)
    }
  }
  return troubles
}

async function takeIn(casework: Casework, fetched: FetchedMessage, own: readonly string[]): Promise<void> {
  const mail = await openMail(casework, fetched, own)
  await casework.database.inTransaction(serviceScope, async (tx) => {
    await lockMailbox(tx)
    if (await isMailKept(tx, mail.messageId, mail.contentHash)) return
    const upload = await keepPlan(tx, casework, mail, fetched)
    const answer = await answerMail(tx, casework, mail, upload)
    await insertMail(tx, {
      id: mail.id,
      messageId: mail.messageId,
      contentHash: mail.contentHash,
      from: mail.message.from ?? { name: '', email: '' },
      subject: mail.message.subject,
      receivedAt: fetched.receivedAt,
      takenInAt: casework.clock.now(),
      outcome: mail.outcome.kind,
      why: whyOf(mail.outcome),
      person: mail.sender?.id ?? null,
      organisation: mail.place?.organisation.code ?? null,
      cycle: mail.place?.cycle ?? null,
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
async function keepPlan(
  tx: Tx,
  { clock }: Casework,
  { sender, place, waiting }: OpenedMail,
  { receivedAt }: FetchedMessage,
): Promise<string | null> {
  if (sender === null || place === null || waiting === null) return null
  const content = { ...waitingPlanOf(waiting.fileName, waiting.plan), mailedAt: receivedAt }
  return keepUploadIn(tx, sender, planUploadKey(place), { content, at: clock.now() })
}

async function remember({ database, clock }: Casework, trouble: unknown): Promise<void> {
  const why = trouble === undefined ? null : trouble instanceof Error ? trouble.message : String(trouble)
  await writeSetting(database.withoutScope, mailboxVisit, JSON.stringify({ at: clock.now(), trouble: why }))
}
