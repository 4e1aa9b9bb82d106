import { publicScope, type Tx } from '../../../store/database/database.ts'
import { enqueue } from '../../../store/database/queues.ts'
import type { StoredEmail } from '../../../store/emails/outbox.ts'
import { actorByEmail, type Person } from '../../../store/people/people.ts'
import {
  insertLink,
  insertRequest,
  insertSignInEmail,
  takeRequest,
} from '../../../store/people/sign-in/sign-in-links.ts'
import { aboutNothing, writeEmails } from '../../emails/write-emails.ts'
import { serviceScope } from '../../scope.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { countAttemptIn } from './attempts.ts'
import { hashOf, newToken } from './secrets.ts'

const linkKind = 'sign-in-link'

/** Minutes for which a link works, counted from its request. */
export const minutesOfLink = 15

/** Stands for the link in the stored email, which people read in the service: only the sent email holds the link. */
const linkPlaceholder = '(The link is in the email as it was sent. It is not kept here.)'

/** The text to give to the mail server: for an email with a link, the link is made now. */
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
  /** The path in this service to go to after sign-in. */
  readonly next: string
  /** The network address of the request. */
  readonly network: string
}

/**
 * Notes the request for a link. A job looks up later whether anybody has this address, so neither the answer nor its
 * time reveals it.
 */
export async function requestLink(
  services: Services,
  { email, next, network }: LinkRequest,
): Promise<'requested' | 'too-many'> {
  const address = email.trim().toLowerCase()
  return services.database.inTransaction(publicScope, async (tx) => {
    const limits = [
      { kind: 'link-to-address', key: address },
      { kind: 'link-from-network', key: network },
    ] as const
    if (!(await countAttemptIn(tx, services, limits))) return 'too-many'
    const id = await insertRequest(tx, { email: address, next, askedAt: services.clock.now() })
    await enqueue(tx, 'send-sign-in-link', { id })
    return 'requested'
  })
}

/** Queues the email to the person with the requested address, if there is one. May run twice. */
export async function answerLinkRequest(services: Services, id: string): Promise<void> {
  await services.database.inTransaction(serviceScope, async (tx) => {
    const request = await takeRequest(tx, id)
    const person = request === null ? null : await actorByEmail(tx, request.email)
    if (request !== null && person !== null) await queueLinkEmail(tx, services, person, request)
  })
}

async function queueLinkEmail(
  tx: Tx,
  services: Services,
  to: Person,
  { next, askedAt }: { readonly next: string; readonly askedAt: string },
): Promise<void> {
  const email = { kind: linkKind, subject: 'Your link to sign in', body, link: null }
  const on = services.clock.today()
  const [id] = await writeEmails(tx, services, [
    { email, to, dedupeKey: null, on, about: aboutNothing, queuedAt: askedAt },
  ])
  if (typeof id === 'string') await insertSignInEmail(tx, { email: id, person: to.id, next, askedAt })
}

const body = [
  'You, or somebody who knows your address, asked for a link to sign in. It works once, and for 15 minutes after it was asked for:',
  linkPlaceholder,
  'Do not pass it on. If it was not you, you need not do anything: without this link nobody can sign in as you.',
].join('\n\n')
