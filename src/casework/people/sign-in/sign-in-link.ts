import { randomUUID } from 'node:crypto'
import { emailText } from '../../../core/emails/email.ts'
import { publicScope, type Tx } from '../../../store/database/database.ts'
import { enqueue } from '../../../store/database/queues.ts'
import { insertEmail, type StoredEmail } from '../../../store/emails/outbox.ts'
import { actorByEmail } from '../../../store/people/people.ts'
import {
  insertLink,
  insertRequest,
  insertSignInEmail,
  takeRequest,
} from '../../../store/people/sign-in/sign-in-links.ts'
import { serviceScope } from '../../scope.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { countAttemptIn } from './attempts.ts'
import { hashOf, newToken } from './secrets.ts'

const linkKind = 'sign-in-link'

/** Minutes for which a link works, counted from when it was asked for. */
export const minutesOfLink = 15

/** Stands in the email as it is kept, for whoever reads it in the service: the link itself is nowhere but in what was sent. */
const linkPlaceholder = '(The link is in the email as it was sent. It is not kept here.)'

/** The text to hand over to the mail server: an email with a link gets one made for it now. */
export async function textToSend(
  tx: Tx,
  { kind, id, body }: StoredEmail,
  { publicUrl }: Pick<Services, 'publicUrl'>,
): Promise<string> {
  if (kind !== linkKind) return body
  const token = newToken()
  await insertLink(tx, id, hashOf(token))
  return body.replace(linkPlaceholder, `${publicUrl}/sign-in/link/${token}`)
}

/** Whether this is an email whose link would not work any more. */
export function isLinkExpired({ kind, queuedAt }: StoredEmail, { clock }: Pick<Services, 'clock'>): boolean {
  return kind === linkKind && queuedAt < minutesBefore(clock.now(), minutesOfLink)
}

type LinkRequest = {
  readonly email: string
  /** A path here to go to once signed in. */
  readonly next: string
  /** The network address that asks. */
  readonly network: string
}

/**
 * Notes that somebody wants a link. Whether anybody has this address is looked up later and elsewhere, so neither the
 * answer nor its time tells.
 */
export async function requestLink(
  casework: Services,
  { email, next, network }: LinkRequest,
): Promise<'requested' | 'too-many'> {
  const address = email.trim().toLowerCase()
  return casework.database.inTransaction(publicScope, async (tx) => {
    const limits = [
      { kind: 'link-to-address', key: address },
      { kind: 'link-from-network', key: network },
    ] as const
    if (!(await countAttemptIn(tx, casework, limits))) return 'too-many'
    const id = await insertRequest(tx, { email: address, next, askedAt: casework.clock.now() })
    await enqueue(tx, 'send-sign-in-link', { id })
    return 'requested'
  })
}

/** Writes the email to whoever was asked for, if there is such a person. May run twice. */
export async function answerLinkRequest(casework: Services, id: string): Promise<void> {
  await casework.database.inTransaction(serviceScope, async (tx) => {
    const request = await takeRequest(tx, id)
    const person = request === null ? null : await actorByEmail(tx, request.email)
    if (request !== null && person !== null) await queueLinkEmail(tx, casework, person, request)
  })
}

async function queueLinkEmail(
  tx: Tx,
  { clock, publicUrl, contactEmail }: Services,
  person: { readonly id: string; readonly name: string; readonly email: string },
  { next, askedAt }: { readonly next: string; readonly askedAt: string },
): Promise<void> {
  const id = randomUUID()
  const { id: to, name, email } = person
  await insertEmail(tx, {
    id,
    dedupeKey: `sign-in/${id}`,
    kind: linkKind,
    organisation: null,
    cycle: null,
    to: { id: to, name, email },
    subject: 'Your link to sign in',
    body: emailText({ body, link: null }, { name, publicUrl, contact: contactEmail }),
    on: clock.today(),
    queuedAt: askedAt,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  })
  await insertSignInEmail(tx, { email: id, person: to, next, askedAt })
  await enqueue(tx, 'deliver-email', { id })
}

const body = [
  'You, or somebody who knows your address, asked for a link to sign in. It works once, and for 15 minutes after it was asked for:',
  linkPlaceholder,
  'Do not pass it on. If it was not you, you need not do anything: without this link nobody can sign in as you.',
].join('\n\n')
