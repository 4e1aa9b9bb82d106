import type { MailAddress, MailHeaders } from './message.ts'

/** Why no person wrote a message for us to read: an answer to it could begin a loop, or reach a whole list. */
export type AutomaticSign = 'our-own' | 'bounce' | 'auto-reply' | 'list'

export const automaticSigns: Readonly<Record<AutomaticSign, string>> = {
  'our-own': 'It comes from this service itself, so an answer would go round in a loop.',
  bounce: 'A mail server reports that a message could not be delivered.',
  'auto-reply': 'A program wrote it, such as an out-of-office reply.',
  list: 'It was sent to a mailing list or in bulk.',
}

/** Whose address or Message-ID shows that a message is our own. Addresses are in small letters. */
export type Ourselves = { readonly addresses: readonly string[]; readonly wroteIt: boolean }

/** The sign that a message is automatic, or null for one that a person wrote (RFC 3834, and what mail programs really send). */
export function automaticSign(
  from: MailAddress | null,
  headers: MailHeaders,
  ourselves: Ourselves,
): AutomaticSign | null {
  const has = (name: string) => headers.has(name)
  const says = (name: string, words: RegExp) => (headers.get(name) ?? []).some((value) => words.test(value))
  if (ourselves.wroteIt || (from !== null && ourselves.addresses.includes(from.email))) return 'our-own'
  if (says('return-path', /^<?\s*>?$/) || says('content-type', /^multipart\/report\b/)) return 'bounce'
  if (from !== null && /^(mailer-daemon|postmaster)(@|$)/.test(from.email)) return 'bounce'
  if (has('list-id') || has('list-post') || has('list-unsubscribe')) return 'list'
  if (says('precedence', /\b(bulk|list|junk)\b/)) return 'list'
  if (says('auto-submitted', /^(?!no\b)/) || ['x-autoreply', 'x-autorespond', 'x-auto-reply'].some(has)) {
    return says('x-autoreply', /^no$/) ? null : 'auto-reply'
  }
  return says('precedence', /auto_reply/) ? 'auto-reply' : null
}

/** True where a message that a person wrote asks that no program answer it. */
export function wantsNoAnswer(headers: MailHeaders): boolean {
  return headers.has('x-auto-response-suppress')
}
