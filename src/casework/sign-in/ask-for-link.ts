import { randomUUID } from 'node:crypto'
import { letterText } from '../../core/timetable/letter-text.ts'
import { nobody, type Tx } from '../../store/database.ts'
import { insertLetter } from '../../store/letters.ts'
import { actorByEmail } from '../../store/people.ts'
import { enqueue } from '../../store/queues.ts'
import { insertRequest, insertSignInLetter, takeRequest } from '../../store/sign-in-letters.ts'
import type { Casework } from '../casework.ts'
import { serviceScope } from '../scope.ts'
import { linkKind, linkPlace } from './link-letter.ts'
import { mayTry } from './tries.ts'

export type Asked = {
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
export async function askForLink(casework: Casework, { email, next, network }: Asked): Promise<'asked' | 'too-many'> {
  const address = email.trim().toLowerCase()
  return casework.database.inTransaction(nobody, async (tx) => {
    const limits = [
      { kind: 'link-to-address', key: address },
      { kind: 'link-from-network', key: network },
    ] as const
    if (!(await mayTry(tx, casework, limits))) return 'too-many'
    const id = await insertRequest(tx, { email: address, next, askedAt: casework.clock.now() })
    await enqueue(tx, 'send-sign-in-link', { id })
    return 'asked'
  })
}

/** Writes the letter to whoever was asked for, if there is such a person. May run twice. */
export async function answerRequest(casework: Casework, id: string): Promise<void> {
  await casework.database.inTransaction(serviceScope, async (tx) => {
    const request = await takeRequest(tx, id)
    const person = request === null ? null : await actorByEmail(tx, request.email)
    if (request !== null && person !== null) await writeLetter(tx, casework, person, request)
  })
}

async function writeLetter(
  tx: Tx,
  { clock, publicUrl, contactEmail }: Casework,
  person: { readonly id: string; readonly name: string; readonly email: string },
  { next, askedAt }: { readonly next: string; readonly askedAt: string },
): Promise<void> {
  const id = randomUUID()
  const { id: to, name, email } = person
  await insertLetter(tx, {
    id,
    occasion: `sign-in/${id}`,
    kind: linkKind,
    organisation: null,
    cycle: null,
    to: { id: to, name, email },
    subject: 'Your link to sign in',
    body: letterText({ body, link: null }, { name, publicUrl, contact: contactEmail }),
    on: clock.today(),
    queuedAt: askedAt,
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
  })
  await insertSignInLetter(tx, { letter: id, person: to, next, askedAt })
  await enqueue(tx, 'deliver-letter', { id })
}

const body = [
  'You, or somebody who knows your address, asked for a link to sign in. It works once, and for 15 minutes after it was asked for:',
  linkPlace,
  'Do not pass it on. If it was not you, you need not do anything: without this link nobody can sign in as you.',
].join('\n\n')
