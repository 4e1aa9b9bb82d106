import { builtInFormat } from './built-in-formats.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import type { Refusal } from './refusal.ts'
import type { XmlWalker } from './xml.ts'
import { type Attributes, isIn, type XmlPlace } from './xml-names.ts'

/**
 * The number format of each cell style, in the order of their numbers, from `styles.xml`. The formats that conditional
 * formatting brings in `dxfs` are numbered apart, often with the same numbers.
 */
export function readStyles(walk: XmlWalker, part: string, bytes: Uint8Array): readonly NumberFormat[] | Refusal {
  const ownFormats = new Map<number, NumberFormat>()
  const formatIds: number[] = []
  const open = (name: string, { numFmtId, formatCode }: Attributes, place: XmlPlace) => {
    if (name === 'numFmt' && isIn(place, 'numFmts', 2)) ownFormats.set(Number(numFmtId), numberFormat(formatCode ?? ''))
    if (name === 'xf' && isIn(place, 'cellXfs', 2)) formatIds.push(Number(numFmtId ?? 0))
    return undefined
  }
  const refusal = walk(part, bytes, { open })
  return refusal ?? formatIds.map((id) => ownFormats.get(id) ?? builtInFormat(id))
}
