import type { Refusal } from './refusal.ts'
import type { Attributes, XmlWalker } from './xml.ts'

/** What each cell style shows a number as, in the order of their numbers, from `styles.xml`. */
export function readStyles(walk: XmlWalker, part: string, bytes: Uint8Array): readonly NumberShows[] | Refusal {
  const ownFormats = new Map<number, NumberShows>()
  const formatIds: number[] = []
  let inCellFormats = false
  const open = (name: string, attributes: Attributes) => {
    const { numFmtId, formatCode } = attributes
    if (name === 'cellXfs') inCellFormats = true
    if (name === 'numFmt') ownFormats.set(Number(numFmtId), numberShows(formatCode ?? ''))
    if (name === 'xf' && inCellFormats) formatIds.push(Number(numFmtId ?? 0))
    return undefined
  }
  const close = (name: string) => {
    if (name === 'cellXfs') inCellFormats = false
    return undefined
  }
  const refusal = walk(part, bytes, { open, close })
  return refusal ?? formatIds.map((id) => ownFormats.get(id) ?? builtInShows(id))
}

/** What a number format shows a number as: a whole day, part of one, or a number (also for hours alone). */
export type NumberShows = 'day' | 'day-without-year' | 'month' | 'number'

/** What a format code such as `dd/mm/yyyy`, `d-mmm` or `0.00` shows. */
export function numberShows(formatCode: string): NumberShows {
  const [positive = ''] = formatCode.split(';')
  const letters = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase()
  if (/\[[hms]+\]/i.test(positive) || letters.includes('general')) return 'number'
  const [hasDay, hasMonth, hasYear] = [letters.includes('d'), isMonthIn(letters), letters.includes('y')]
  if (hasDay) return hasYear ? 'day' : 'day-without-year'
  return hasMonth || hasYear ? 'month' : 'number'
}

/** What the built-in formats show, which files name only by number (ECMA-376, part 1, 18.8.30). */
export function builtInShows(formatId: number): NumberShows {
  return builtIn[formatId] ?? 'number'
}

const builtIn: Readonly<Record<number, NumberShows>> = {
  14: 'day',
  15: 'day',
  16: 'day-without-year',
  17: 'month',
  22: 'day',
}

/** `m` means minutes beside hours or seconds. */
function isMonthIn(letters: string): boolean {
  return letters.includes('mmm') || (letters.includes('m') && !/[hs]/.test(letters))
}
