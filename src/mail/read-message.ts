import { createHash } from 'node:crypto'
import type { Attachment, HeaderLines, ParsedMail } from 'mailparser'
import {
  cloudLinkIn,
  type MailAddress,
  type MailFile,
  type MailHeaders,
  type MailMessage,
  mailLimits,
} from '../core/mailbox/message.ts'

type MessageRead =
  | { readonly read: true; readonly message: MailMessage }
  | { readonly read: false; readonly what: string }

/**
 * Reads a message from its bytes, which nobody has checked, within `mailLimits`. The text of a message is neither shown
 * nor stored: it is only searched for a link to a file that is not attached. The files of attached messages count as the message's own: people forward mail.
 */
export async function readMessage(source: Uint8Array): Promise<MessageRead> {
  if (source.length > mailLimits.messageBytes) return { read: false, what: 'It is too large.' }
  if (linesIn(source) > mailLimits.lines) return { read: false, what: 'It has far more lines than people write.' }
  try {
    const mail = await parse(source)
    const files = await filesOf(mail.attachments, mailLimits.depth)
    if (files === null) return { read: false, what: 'It holds messages within messages, too deep to be followed.' }
    return { read: true, message: { ...headOf(mail), files, cloudLink: cloudLinkIn(textOf(mail)) } }
  } catch {
    return { read: false, what: 'Its parts are damaged, or there are too many of them.' }
  }
}

/** Reads the header lines of a message alone; the same limits hold. */
export async function readHead(head: Uint8Array): Promise<MessageRead> {
  return readMessage(head.subarray(0, mailLimits.headBytes))
}

/** The hash of the body, because two copies of one message differ in their header lines; of the header lines where only those were read. */
export function contentHash(source: Uint8Array, isWhole: boolean): string {
  const bytes = Buffer.from(source.buffer, source.byteOffset, source.byteLength)
  const end = isWhole ? bytes.indexOf('\r\n\r\n') : -1
  return createHash('sha256')
    .update(end === -1 ? bytes : bytes.subarray(end))
    .digest('hex')
}

function linesIn(source: Uint8Array): number {
  let lines = 0
  for (let at = source.indexOf(10); at !== -1; at = source.indexOf(10, at + 1)) lines += 1
  return lines
}

/** The parser is loaded with the first message: a service without a mailbox never needs it. */
async function parse(source: Uint8Array): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser')
  return simpleParser(Buffer.from(source), {
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    skipImageLinks: true,
    keepCidLinks: true,
    keepDeliveryStatus: true,
    checksumAlgo: false,
    maxHeadSize: mailLimits.headBytes,
    maxChildNodes: mailLimits.parts,
  })
}

function textOf({ text = '', html = false }: ParsedMail): string {
  return html === false ? text : `${text}\n${html}`
}

/** null where messages are nested deeper than `depth`. */
async function filesOf(attachments: readonly Attachment[], depth: number): Promise<readonly MailFile[] | null> {
  const files: MailFile[] = []
  for (const { contentType, filename = '', content } of attachments) {
    const isMessage = contentType === 'message/rfc822' || /\.eml$/i.test(filename)
    if (isMessage && depth === 0) return null
    const inside = isMessage ? await filesOf((await parse(content)).attachments, depth - 1) : null
    if (isMessage && inside === null) return null
    files.push(...(inside ?? [{ name: oneLine(filename), mediaType: contentType, bytes: content }]))
    if (files.length > mailLimits.parts) throw new Error('A message has more parts than are read')
  }
  return files
}

function headOf({
  headerLines = [],
  from,
  subject = '',
}: Partial<ParsedMail>): Omit<MailMessage, 'files' | 'cloudLink'> {
  const headers = headersOf(headerLines)
  const names = headers.get('from')?.length === 1 ? (from?.value ?? []) : []
  return {
    messageId: messageIdIn(headerLines),
    from: names.length === 1 ? addressOf(names[0]?.name, names[0]?.address) : null,
    subject: oneLine(subject),
    headers,
  }
}

function addressOf(name = '', address = ''): MailAddress | null {
  const email = address.toLowerCase()
  return /^[^\s\p{C}<>@",;:\\]{1,64}@[^\s\p{C}<>@",;:\\]{1,255}$/u.test(email) ? { name: oneLine(name), email } : null
}

/** A text that the database can store and a page can show on one line. */
function oneLine(text: string): string {
  return text
    .slice(0, 500)
    .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .trim()
}

function headersOf(lines: HeaderLines): MailHeaders {
  const headers = new Map<string, readonly string[]>()
  for (const { key, line } of lines) headers.set(key, [...(headers.get(key) ?? []), valueIn(line).toLowerCase()])
  return headers
}

/** Its case is kept, because it counts, and because a reply repeats the id. */
function messageIdIn(lines: HeaderLines): string | null {
  const line = lines.find(({ key }) => key === 'message-id')?.line ?? ''
  return /^<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>$/.exec(valueIn(line))?.[0] ?? null
}

function valueIn(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim()
}
