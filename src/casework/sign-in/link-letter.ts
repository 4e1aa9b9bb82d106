import type { Tx } from '../../store/database.ts'
import type { KeptLetter } from '../../store/letters.ts'
import { insertLink } from '../../store/sign-in-letters.ts'
import type { Casework } from '../casework.ts'
import { minutesBefore } from './earlier.ts'
import { hashOf, newToken } from './token.ts'

export const linkKind = 'sign-in-link'

/** Minutes for which a link works, counted from when it was asked for. */
export const minutesOfLink = 15

/** Stands in the letter as it is kept, for whoever reads it in the service: the link itself is nowhere but in what was sent. */
export const linkPlace = '(The link is in the letter as it was sent. It is not kept here.)'

/** The text to hand over to the mail server: a letter with a link gets one made for it now. */
export async function textToSend(
  tx: Tx,
  { kind, id, body }: KeptLetter,
  { publicUrl }: Pick<Casework, 'publicUrl'>,
): Promise<string> {
  if (kind !== linkKind) return body
  const token = newToken()
  await insertLink(tx, id, hashOf(token))
  return body.replace(linkPlace, `${publicUrl}/sign-in/link/${token}`)
}

/** Whether this is a letter whose link would not work any more. */
export function isLinkTooOld({ kind, queuedAt }: KeptLetter, { clock }: Pick<Casework, 'clock'>): boolean {
  return kind === linkKind && queuedAt < minutesBefore(clock.now(), minutesOfLink)
}
