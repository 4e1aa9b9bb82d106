import type { OtherKind } from '../core/casefile/file-kind.ts'

/** So much of a text is looked at. */
const startBytes = 4096

/** What a text is, by how it begins; null where the content is no text. */
export function textKind(content: Buffer): OtherKind | null {
  const text = textOf(content.subarray(0, startBytes))
  if (text === null) return null
  return kinds.find(([start]) => start.test(text))?.[1] ?? 'text'
}

const headerLine = '[A-Za-z][\\w-]*:[^\\n]*\\n([ \\t][^\\n]*\\n)*'

const kinds: readonly (readonly [start: RegExp, kind: OtherKind])[] = [
  [/^\{\\rtf/, 'rtf'],
  [/^%!PS/, 'postscript'],
  [/^#!/, 'program'],
  [/^\[InternetShortcut\]/i, 'shortcut'],
  [/^\{[\s\S]*("doc_id"\s*:|"url"\s*:\s*"https:\/\/docs\.google\.com\/)/, 'google-link'],
  [/^<\?xml[\s\S]*<plist[\s\S]*<key>URL<\/key>/, 'shortcut'],
  [/^(<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE svg[^>]*>|\s)*<svg\b/i, 'svg'],
  [
    /^(<\?xml[^>]*>|<!--(?:(?!-->)[\s\S])*-->|\s)*<(!doctype\s+html|html|head|body|table|meta|script|style|div|p)\b/i,
    'html',
  ],
  [/^</, 'xml'],
  [/^From: <?Saved by/i, 'html'],
  [new RegExp(`^(From \\S+[^\\n]*\\n)?(${headerLine}){0,40}?(received|from|return-path|mime-version):`, 'i'), 'eml'],
  [/^[^\n]*[,;\t][^\n]*\n[^\n]*[,;\t]/, 'csv'],
]

/** The text in small parts: UTF-8, UTF-16 with its mark, or the letters of Windows; null for what is no text. */
function textOf(start: Buffer): string | null {
  const text = decoded(start).replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimStart()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character says that this is no text
  return text === '' || /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text
}

function decoded(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(start)
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(start)
  return new TextDecoder('utf-8').decode(start)
}
