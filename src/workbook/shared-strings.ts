import type { Refusal } from './refusal.ts'
import type { XmlWalker } from './xml.ts'
import { textGatherer } from './xml-text.ts'

/** The texts that cells point to by number, from `sharedStrings.xml`. */
export function readSharedStrings(walk: XmlWalker, part: string, bytes: Uint8Array): readonly string[] | Refusal {
  const strings: string[] = []
  const gatherer = textGatherer()
  const refusal = walk(part, bytes, {
    open: (name) => {
      gatherer.open(name)
      return undefined
    },
    text: gatherer.text,
    close: (name) => {
      gatherer.close(name)
      if (name === 'si') strings.push(gatherer.take())
      return undefined
    },
  })
  return refusal ?? strings
}
