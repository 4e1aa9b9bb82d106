import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import {
  firstCheck,
  type Outcome,
  outcomeOfWorkbook,
  type Received,
  type WorkbookFacts,
} from '../../core/mailbox/mail-outcome.ts'
import type { MailMessage, OwnAddresses } from '../../core/mailbox/message.ts'
import type { FetchedMessage } from '../../mail/mailbox.ts'
import { contentHash, readHead, readMessage } from '../../mail/read-message.ts'
import { isOwnMessage } from '../../store/mailbox/received-mail.ts'
import { actorByEmail } from '../../store/people/people.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { type FilledPlan, readPlan } from '../../workbook/checking/read-plan.ts'
import { refusalSentence } from '../../workbook/reading/refusal.ts'
import { casefileFor, findCasefile, mayDo } from '../questions.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

/** A message with all that is needed to keep and answer it. */
export type InterpretedMail = {
  readonly id: string
  /** As the message says, or made of its hash. */
  readonly messageId: string
  readonly contentHash: string
  readonly message: MailMessage
  readonly sender: Actor | null
  readonly outcome: Outcome
  /** The casefile that its workbook names, if its sender may edit the plan there. */
  readonly casefileKey: CasefileKey | null
  readonly waiting: { readonly fileName: string; readonly plan: FilledPlan } | null
}

/** Reads a message, looks up who sent it and, where they may send one, opens its workbook. Nothing is written. */
export async function interpretMail(
  casework: Services,
  fetched: FetchedMessage,
  ownAddresses: readonly string[],
): Promise<InterpretedMail> {
  const received = await receivedIn(fetched)
  const { message } = received
  const sender = message.from === null ? null : await senderAt(casework, message.from.email)
  const editorOf = sender?.appointments.flatMap((each) => (each.role === 'editor' ? [each.organisation] : [])) ?? []
  const look = firstCheck(received, sender && { editorOf }, await ownIdentity(casework, message, ownAddresses))
  const opened = { id: randomUUID(), ...identityOf(fetched, message), message, sender }
  if (look.end || sender === null)
    return { ...opened, outcome: outcomeOfFirstLook(look), casefileKey: null, waiting: null }
  const reading = await readPlan(look.file.bytes)
  const place = reading.read ? await editableCasefile(casework, sender, reading.plan) : null
  const facts = await factsOf(casework, sender, place, reading)
  const outcome = outcomeOfWorkbook(facts, editorOf)
  const waiting = outcome.kind === 'waiting' && reading.read ? { fileName: look.file.name, plan: reading.plan } : null
  return { ...opened, outcome, casefileKey: place, waiting }
}

function outcomeOfFirstLook(look: ReturnType<typeof firstCheck>): Outcome {
  return look.end ? look.outcome : { kind: 'unknown-sender' }
}

/** What cannot be read whole is known by its header lines as far as they can be read. */
async function receivedIn({ source, isWhole }: FetchedMessage): Promise<Received> {
  if (isWhole) {
    const reading = await readMessage(source)
    if (reading.read) return reading
    return { read: false, because: 'unreadable', what: reading.what, message: await headersOnly(source) }
  }
  return { read: false, because: 'too-large', what: '', message: await headersOnly(source) }
}

async function headersOnly(source: Buffer): Promise<MailMessage> {
  const end = source.indexOf('\r\n\r\n')
  const reading = await readHead(end === -1 ? source : source.subarray(0, end + 4))
  return reading.read ? { ...reading.message, files: [] } : emptyMessage
}

const emptyMessage: MailMessage = { messageId: null, from: null, subject: '', headers: new Map(), files: [] }

function identityOf({ source, isWhole }: FetchedMessage, { messageId }: MailMessage) {
  const made = createHash('sha256').update(source).digest('hex')
  return { messageId: messageId ?? `<${made}@none.invalid>`, contentHash: contentHash(source, isWhole) }
}

function senderAt({ database }: Services, email: string): Promise<Actor | null> {
  return actorByEmail(database.withoutScope, email)
}

async function ownIdentity(
  { database }: Services,
  { messageId }: MailMessage,
  addresses: readonly string[],
): Promise<OwnAddresses> {
  const wroteIt =
    messageId !== null && (await database.inTransaction(serviceScope, (tx) => isOwnMessage(tx, messageId)))
  return { addresses, wroteIt }
}

async function editableCasefile(
  casework: Services,
  sender: Actor,
  { organisation, cycle }: FilledPlan,
): Promise<CasefileKey | null> {
  const place = await findCasefile(casework, organisation.code, cycle)
  return place !== null && (await mayDo(casework, sender, 'edit-plan', place)) ? place : null
}

async function factsOf(
  casework: Services,
  sender: Actor,
  place: CasefileKey | null,
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
