import { builtInFormat, type NumberFormat, numberFormat } from './number-format.ts'
import type { Refusal } from './refusal.ts'
import type { XmlWalker } from './xml.ts'
import { type Attributes, isIn, type XmlPlace } from './xml-names.ts'

/** The number format of each cell style by its number; the general one for a style that is not there. */
export type CellFormats = (style: number) => NumberFormat

export const onlyGeneral: CellFormats = () => builtInFormat(0)

/**
 * The number formats of cell styles, from `styles.xml`. Those that conditional formatting brings in `dxfs` are numbered
 * apart, often with the same numbers. A format is only looked into when a cell has it: some files have thousands.
 */
export function readStyles(walk: XmlWalker, part: string, bytes: Uint8Array): CellFormats | Refusal {
  const codes = new Map<number, string>()
  const formatIds: number[] = []
  const open = (name: string, { numFmtId, formatCode }: Attributes, place: XmlPlace) => {
    if (name === 'numFmt' && isIn(place, 'numFmts', 2)) codes.set(Number(numFmtId), formatCode ?? '')
    if (name === 'xf' && isIn(place, 'cellXfs', 2)) formatIds.push(Number(numFmtId ?? 0))
    return undefined
  }
  return walk(part, bytes, { open }) ?? formatsOf(formatIds, codes)
}

function formatsOf(formatIds: readonly number[], codes: ReadonlyMap<number, string>): CellFormats {
  const known = new Map<number, NumberFormat>()
  return (style) => {
    const id = formatIds[style] ?? 0
    const code = codes.get(id)
    const format = known.get(id) ?? (code === undefined ? builtInFormat(id) : numberFormat(code))
    known.set(id, format)
    return format
  }
}
