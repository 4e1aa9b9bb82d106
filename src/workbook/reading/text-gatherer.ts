import type { XmlPlace } from './xml-names.ts'

/** Gathers the text of one string item, whether plain or rich, leaving out the phonetic hints (`rPh`) of Asian scripts. */
type TextGatherer = {
  readonly open: (name: string, place: XmlPlace) => void
  readonly text: (text: string) => void
  readonly close: () => void
  /** The text gathered since the last call. */
  readonly take: () => string
}

const textParents: ReadonlySet<string | undefined> = new Set(['si', 'is', 'r'])

export function textGatherer(): TextGatherer {
  let gathered = ''
  let inText = false
  return {
    open: (name, { path }) => {
      inText = name === 't' && textParents.has(path.at(-1))
    },
    text: (text) => {
      if (inText) gathered += text
    },
    close: () => {
      inText = false
    },
    take: () => {
      const taken = decodeEscapes(gathered)
      gathered = ''
      return taken
    },
  }
}

/** Spreadsheets write `_x000D_` for a character that XML cannot contain, and `_x005F_` for a real underscore there. */
function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
