import { builtInShows, type NumberShows, numberShows } from './number-shows.ts'
import type { Refusal } from './refusal.ts'
import type { Attributes, XmlWalker } from './xml.ts'

/** What each cell style makes of a number, in the order cells refer to them, from `styles.xml`. */
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
