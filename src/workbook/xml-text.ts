import type { Attributes } from './xml.ts'

/** Gathers the text of one string item, whether plain or rich, leaving out the reading aids (`rPh`) of Asian scripts. */
export type TextGatherer = {
  readonly open: (name: string) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
  /** What was gathered since the last time it was taken. */
  readonly take: () => string
}

export function textGatherer(): TextGatherer {
  let gathered = ''
  let inText = false
  let inReadingAid = false
  return {
    open: (name) => {
      if (name === 'rPh') inReadingAid = true
      if (name === 't') inText = true
    },
    text: (text) => {
      if (inText && !inReadingAid) gathered += text
    },
    close: (name) => {
      if (name === 'rPh') inReadingAid = false
      if (name === 't') inText = false
    },
    take: () => {
      const taken = decodeEscapes(gathered)
      gathered = ''
      return taken
    },
  }
}

/** `_x000D_` is how spreadsheets write a character that XML cannot hold, and `_x005F_` a real underscore before such a thing. */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** XML’s own spelling of yes and no. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** The value of an attribute whatever its prefix, such as `r:id`. */
export function prefixed(attributes: Attributes, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]
}
