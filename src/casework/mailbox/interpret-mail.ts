import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import type { RecognisedFile } from '../../core/mailbox/mail-files.ts'
import {
  firstCheck,
  type Outcome,
  outcomeOfWorkbook,
  type Received,
  secondCheck,
  type WorkbookFacts,
} from '../../core/mailbox/mail-outcome.ts'
import type { MailFile, MailMessage, OwnAddresses } from '../../core/mailbox/message.ts'
import type { FetchedMessage } from '../../mail/mailbox.ts'
import { contentHash, readHead, readMessage } from '../../mail/read-message.ts'
import { fileKind } from '../../scan/file-kind.ts'
import { isOwnMessage } from '../../store/mailbox/received-mail.ts'
import { actorByEmail } from '../../store/people/people.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { type FilledPlan, readPlan } from '../../workbook/checking/read-plan.ts'
import { refusalSentence } from '../../workbook/reading/refusal.ts'
import { casefileFor, findCasefile, mayDo } from '../questions.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

/** A message with all that is needed to store and answer it. */
export type InterpretedMail = {
  readonly id: string
  /** As the message says, or made from its hash. */
  readonly messageId: string
  readonly contentHash: string
  readonly message: MailMessage
  readonly sender: Actor | null
  readonly outcome: Outcome
  /** The casefile that its workbook names, if its sender may edit the plan there. */
  readonly casefileKey: CasefileKey | null
  readonly waiting: { readonly fileName: string; readonly plan: FilledPlan } | null
}

/** Reads a message, looks up its sender and, if they are an editor, reads its workbook. Writes nothing. */
export async function interpretMail(
  services: Services,
  fetched: FetchedMessage,
  ownAddresses: readonly string[],
): Promise<InterpretedMail> {
  const received = await receivedIn(fetched)
  const { message } = received
  const sender = message.from === null ? null : await senderAt(services, message.from.email)
  const editorOf = sender?.appointments.flatMap((each) => (each.role === 'editor' ? [each.organisation] : [])) ?? []
  const check = firstCheck(received, sender && { editorOf }, await ownIdentity(services, message, ownAddresses))
  const read = { id: randomUUID(), ...identityOf(fetched, message), message, sender }
  const found = check.end ? check : secondCheck(await recognised(message.files), message.cloudLink)
  if (found.end || sender === null) return { ...read, outcome: outcomeOf(found), casefileKey: null, waiting: null }
  const reading = await readPlan(found.file.bytes)
  const key = reading.read ? await editableCasefile(services, sender, reading.plan) : null
  const facts = await factsOf(services, sender, key, reading)
  const outcome = outcomeOfWorkbook(facts, editorOf)
  const waiting = outcome.kind === 'waiting' && reading.read ? { fileName: found.file.name, plan: reading.plan } : null
  return { ...read, outcome, casefileKey: key, waiting }
}

function outcomeOf(check: ReturnType<typeof secondCheck>): Outcome {
  return check.end ? check.outcome : { kind: 'unknown-sender' }
}

/** What each file is by its content: mail programs give a wrong name or media type, or none. */
function recognised(files: readonly MailFile[]): Promise<readonly RecognisedFile[]> {
  return Promise.all(files.map(async (file) => ({ ...file, kind: await fileKind(file.bytes) })))
}

/** A message that cannot be read whole is represented by its header lines, as far as they can be read. */
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

const emptyMessage: MailMessage = {
  messageId: null,
  from: null,
  subject: '',
  headers: new Map(),
  files: [],
  cloudLink: null,
}

function identityOf({ source, isWhole }: FetchedMessage, { messageId }: MailMessage) {
  const hash = createHash('sha256').update(source).digest('hex')
  return { messageId: messageId ?? `<${hash}@none.invalid>`, contentHash: contentHash(source, isWhole) }
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
  services: Services,
  sender: Actor,
  { organisation, cycle }: FilledPlan,
): Promise<CasefileKey | null> {
  const key = await findCasefile(services, organisation.code, cycle)
  return key !== null && (await mayDo(services, sender, 'edit-plan', key)) ? key : null
}

async function factsOf(
  services: Services,
  sender: Actor,
  key: CasefileKey | null,
  reading: Awaited<ReturnType<typeof readPlan>>,
): Promise<WorkbookFacts> {
  if (!reading.read) return { read: false, sentence: refusalSentence(reading.refusal) }
  const { organisation, cycle, problems } = reading.plan
  const view = key === null ? null : await casefileFor(services, sender, 'edit-plan', key)
  return {
    read: true,
    in: { organisation: organisation.code, name: key?.organisation.name ?? organisation.code, cycle },
    mayEdit: key !== null,
    hasPlan: view !== null && view.casefile.planDraft !== null,
    cells: problems.map(({ sheet, cell, write }) => ({ sheet, cell, write })),
  }
}
