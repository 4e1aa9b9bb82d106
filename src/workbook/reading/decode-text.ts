/** The text of a file in UTF-8, marked UTF-16 or else Windows-1252; null if it is cut off within a letter. */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = utf16(bytes)
  if (wide !== null) return decoded(bytes, wide)
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252')
}

/** Which UTF-16 a file is in by its byte order mark; null without one. */
export function utf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
