/** Why the letters of a file cannot be read, in a sentence that says what to do. */
export type Undecoded = { readonly refused: string }

const cutOff = { refused: 'The file is cut off: its last character is incomplete. Save it as CSV once more.' }
const notUtf8 = {
  refused: 'The file says that it is UTF-8 but is not. Save it anew, in Excel as “CSV UTF-8”, and send that.',
}

/** The text of a file in UTF-8, UTF-16 (with or without its mark) or else Windows-1252. */
export function decodeText(bytes: Uint8Array): string | Undecoded {
  const wide = utf16(bytes)
  if (wide !== null) return decoded(bytes, wide) ?? cutOff
  const text = decoded(bytes, 'utf-8')
  if (text !== null) return text
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return isCutOff(bytes) ? cutOff : notUtf8
  return isCutOff(bytes) ? cutOff : (decoded(bytes, 'windows-1252') ?? notUtf8)
}

/** Which UTF-16 a file is in: by its mark, or by the zeros beside the letters of its first lines. */
export function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 64)
  const zeros = (at: number) => start.filter((byte, index) => byte === 0 && index % 2 === at).length
  const most = Math.floor(start.length / 4)
  if (most === 0 || (zeros(0) > 0 && zeros(1) > 0)) return null
  if (zeros(1) > most) return 'utf-16le'
  return zeros(0) > most ? 'utf-16be' : null
}

/**
 * Whether all but an incomplete last letter is UTF-8 with other letters than ASCII. Without one, the last byte may as well
 * be a letter of Windows-1252.
 */
function isCutOff(bytes: Uint8Array): boolean {
  for (const missing of [1, 2, 3]) {
    const text = decoded(bytes.subarray(0, Math.max(0, bytes.length - missing)), 'utf-8')
    if (text !== null) return /[^\0-\x7f]/.test(text)
  }
  return false
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
