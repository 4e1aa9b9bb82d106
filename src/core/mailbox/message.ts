/** A received email, within the limits. */
export type MailMessage = {
  /** `<…@…>` as the sender's program wrote it; null where there is none or it is malformed. */
  readonly messageId: string | null
  /** null where there is none or several. The address is in lower case. */
  readonly from: MailAddress | null
  readonly subject: string
  /** Every value of each header, in order; names and values in lower case. */
  readonly headers: MailHeaders
  readonly files: readonly MailFile[]
  /** The first service for sharing files that its text links to. Nothing is ever fetched from there. */
  readonly cloudLink: CloudService | null
}

/** Where people put a file and send only a link to it. */
export type CloudService = (typeof cloudServices)[number][0]

/** Each with its hosts; their subdomains are theirs too. */
const cloudServices = [
  ['OneDrive or SharePoint', linkTo('sharepoint.com', '1drv.ms', 'onedrive.live.com')],
  ['Google Drive', linkTo('drive.google.com', 'docs.google.com')],
  ['Dropbox', linkTo('dropbox.com')],
  ['iCloud', linkTo('icloud.com')],
  ['WeTransfer', linkTo('we.tl', 'wetransfer.com')],
  ['a service for sharing files', linkTo('app.box.com', 'egnyte.com', 'sharefile.com', 'sharefile.eu')],
] as const satisfies readonly (readonly [string, RegExp])[]

/** A whole web address, also one that a mail gateway repeats, percent-encoded, in an address of its own. */
function linkTo(...hosts: readonly string[]): RegExp {
  const names = hosts.map((host) => host.replaceAll('.', '\\.')).join('|')
  return new RegExp(
    `https?(?:://|%(?:25)?3A%(?:25)?2F%(?:25)?2F)(?:[\\w-]{1,63}\\.){0,8}(?:${names})(?!\\.?[\\w@-])`,
    'i',
  )
}

/** The first service for sharing files that a text links to, or null. An email address is no link. */
export function cloudLinkIn(text: string): CloudService | null {
  return cloudServices.find(([, address]) => address.test(text))?.[0] ?? null
}

export type MailAddress = { readonly name: string; readonly email: string }

export type MailHeaders = ReadonlyMap<string, readonly string[]>

/** An attachment, also of an attached message. */
export type MailFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }

/** Limits for reading a message; an ordinary one is far below all of them. */
export const mailLimits = {
  /** Bytes of a whole message: a workbook of 2 MB makes 2.7 MB of mail, and people attach other things too. */
  messageBytes: 12 * 1024 * 1024,
  /** Bytes of the header lines of a message or part. */
  headBytes: 256 * 1024,
  /** Line ends, which cost time and memory; the largest workbook allowed has 37,000. */
  lines: 400_000,
  /** Parts, including those of attached messages. */
  parts: 100,
  /** Messages attached to a message, attached to a message … */
  depth: 3,
  /** Messages received at one visit; the rest waits for the next. */
  messagesAVisit: 100,
} as const

/** Why a message counts as automatic: an answer to it could start a loop, or reach a whole mailing list. */
export type AutomaticSign = 'our-own' | 'bounce' | 'auto-reply' | 'list'

export const automaticSigns: Readonly<Record<AutomaticSign, string>> = {
  'our-own': 'It comes from this service itself, so an answer would go round in a loop.',
  bounce: 'A mail server reports that a message could not be delivered.',
  'auto-reply': 'A program wrote it, such as an out-of-office reply.',
  list: 'It was sent to a mailing list or in bulk.',
}

/** How to recognise our own messages: by our addresses, in lower case, or by the Message-ID (`wroteIt`). */
export type OwnAddresses = { readonly addresses: readonly string[]; readonly wroteIt: boolean }

/**
 * The sign that a message is automatic, or null for one that a person wrote (RFC 3834, and what mail programs really
 * send).
 */
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

/** Whether a message written by a person asks for no automatic answer. */
export function wantsNoAnswer(headers: MailHeaders): boolean {
  return headers.has('x-auto-response-suppress')
}
