/** An email as it was read, within the limits. */
export type MailMessage = {
  /** `<…@…>` as its sender's program wrote it; null where there is none that can be used. */
  readonly messageId: string | null
  /** null where it names nobody or several. The address is in small letters. */
  readonly from: MailAddress | null
  readonly subject: string
  /** Every value of each header, in small letters and in order; their names too. */
  readonly headers: MailHeaders
  readonly files: readonly MailFile[]
}

export type MailAddress = { readonly name: string; readonly email: string }

export type MailHeaders = ReadonlyMap<string, readonly string[]>

/** An attachment; those of an attached message too. */
export type MailFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** Readings of a message stop here; an honest one is far from all of them. */
export const mailLimits = {
  /** Bytes of a whole message: a workbook of 2 MB makes 2.7 MB of mail, and people attach other things too. */
  messageBytes: 12 * 1024 * 1024,
  /** Bytes of the header lines of a message or part. */
  headBytes: 256 * 1024,
  /** Line ends: they are what costs time and memory, and a workbook as large as may be has 37,000. */
  lines: 400_000,
  /** Parts, of attached messages too. */
  parts: 100,
  /** Messages attached to a message, attached to a message … */
  depth: 3,
  /** Messages taken in at one visit; the rest waits for the next. */
  messagesAVisit: 100,
} as const

/** Why no person wrote a message for us to read: an answer to it could begin a loop, or reach a whole list. */
export type AutomaticSign = 'our-own' | 'bounce' | 'auto-reply' | 'list'

export const automaticSigns: Readonly<Record<AutomaticSign, string>> = {
  'our-own': 'It comes from this service itself, so an answer would go round in a loop.',
  bounce: 'A mail server reports that a message could not be delivered.',
  'auto-reply': 'A program wrote it, such as an out-of-office reply.',
  list: 'It was sent to a mailing list or in bulk.',
}

/** Whose address or Message-ID shows that a message is our own. Addresses are in small letters. */
export type OwnAddresses = { readonly addresses: readonly string[]; readonly wroteIt: boolean }

/** The sign that a message is automatic, or null for one that a person wrote (RFC 3834, and what mail programs really send). */
export function automaticSign(
  from: MailAddress | null,
  headers: MailHeaders,
  ourselves: OwnAddresses,
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
