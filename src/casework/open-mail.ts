import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '../core/actor.ts'
import type { Ourselves } from '../core/mailbox/automatic.ts'
import type { MailMessage } from '../core/mailbox/message.ts'
import {
  firstLook,
  type Outcome,
  outcomeOfWorkbook,
  type Received,
  type WorkbookFacts,
} from '../core/mailbox/outcome.ts'
import type { FetchedMessage } from '../mail/mailbox.ts'
import { contentHash, readHead, readMessage } from '../mail/read-message.ts'
import type { Place } from '../store/casefiles.ts'
import { isOwnMessage } from '../store/mailbox.ts'
import { actorByEmail } from '../store/people.ts'
import { type FilledPlan, readPlan } from '../workbook/read-plan.ts'
import { refusalSentence } from '../workbook/refusal.ts'
import type { Casework } from './casework.ts'
import { casefileFor, mayDo, placeOf } from './questions.ts'
import { serviceScope } from './scope.ts'

/** A message with all that is needed to keep and answer it. */
export type OpenedMail = {
  readonly id: string
  /** As the message says, or made of its hash. */
  readonly messageId: string
  readonly contentHash: string
  readonly message: MailMessage
  readonly sender: Actor | null
  readonly outcome: Outcome
  /** The casefile that its workbook names, if its sender may edit the plan there. */
  readonly place: Place | null
  readonly waiting: { readonly fileName: string; readonly plan: FilledPlan } | null
}

/** Reads a message, looks up who sent it and, where they may send one, opens its workbook. Nothing is written. */
export async function openMail(
  casework: Casework,
  fetched: FetchedMessage,
  ownAddresses: readonly string[],
): Promise<OpenedMail> {
  const received = await receivedIn(fetched)
  const { message } = received
  const sender = message.from === null ? null : await senderAt(casework, message.from.email)
  const editorOf = sender?.appointments.flatMap((each) => (each.role === 'editor' ? [each.organisation] : [])) ?? []
  const look = firstLook(received, sender && { editorOf }, await ourselves(casework, message, ownAddresses))
  const opened = { id: randomUUID(), ...namesOf(fetched, message), message, sender }
  if (look.end || sender === null) return { ...opened, outcome: endOf(look), place: null, waiting: null }
  const reading = await readPlan(look.file.bytes)
  const place = reading.read ? await editablePlace(casework, sender, reading.plan) : null
  const facts = await factsOf(casework, sender, place, reading)
  const outcome = outcomeOfWorkbook(facts, editorOf)
  const waiting = outcome.kind === 'waiting' && reading.read ? { fileName: look.file.name, plan: reading.plan } : null
  return { ...opened, outcome, place, waiting }
}

function endOf(look: ReturnType<typeof firstLook>): Outcome {
  return look.end ? look.outcome : { kind: 'unknown-sender' }
}

/** What cannot be read whole is known by its header lines as far as they can be read. */
async function receivedIn({ source, isWhole }: FetchedMessage): Promise<Received> {
  if (isWhole) {
    const reading = await readMessage(source)
    if (reading.read) return reading
    return { read: false, because: 'unreadable', what: reading.what, message: await headIn(source) }
  }
  return { read: false, because: 'too-large', what: '', message: await headIn(source) }
}

async function headIn(source: Buffer): Promise<MailMessage> {
  const end = source.indexOf('\r\n\r\n')
  const reading = await readHead(end === -1 ? source : source.subarray(0, end + 4))
  return reading.read ? { ...reading.message, files: [] } : nothingKnown
}

const nothingKnown: MailMessage = { messageId: null, from: null, subject: '', headers: new Map(), files: [] }

function namesOf({ source, isWhole }: FetchedMessage, { messageId }: MailMessage) {
  const made = createHash('sha256').update(source).digest('hex')
  return { messageId: messageId ?? `<${made}@none.invalid>`, contentHash: contentHash(source, isWhole) }
}

function senderAt({ database }: Casework, email: string): Promise<Actor | null> {
  return actorByEmail(database.withoutScope, email)
}

async function ourselves(
  { database }: Casework,
  { messageId }: MailMessage,
  addresses: readonly string[],
): Promise<Ourselves> {
  const wroteIt =
    messageId !== null && (await database.inTransaction(serviceScope, (tx) => isOwnMessage(tx, messageId)))
  return { addresses, wroteIt }
}

async function editablePlace(
  casework: Casework,
  sender: Actor,
  { organisation, cycle }: FilledPlan,
): Promise<Place | null> {
  const place = await placeOf(casework, organisation.code, cycle)
  return place !== null && (await mayDo(casework, sender, 'edit-plan', place)) ? place : null
}

async function factsOf(
  casework: Casework,
  sender: Actor,
  place: Place | null,
  reading: Awaited<ReturnType<typeof readPlan>>,
): Promise<WorkbookFacts> {
  if (!reading.read) return { read: false, sentence: refusalSentence(reading.refusal) }
  const { organisation, cycle, problems } = reading.plan
  const view = place === null ? null : await casefileFor(casework, sender, 'edit-plan', place)
  return {
    read: true,
    in: { organisation: organisation.code, name: place?.organisation.name ?? organisation.code, cycle },
    mayEdit: place !== null,
    hasPlan: view !== null && view.casefile.planDraft !== null,
    cells: problems.map(({ sheet, cell, write }) => ({ sheet, cell, write })),
  }
}
