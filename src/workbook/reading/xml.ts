import { SaxesParser } from 'saxes'
import { limits, type UnpackingLimits } from './limits.ts'
import type { Refusal } from './refusal.ts'
import { type Attributes, type XmlPlace, xmlNames } from './xml-names.ts'

/**
 * Called for each tag of a spreadsheet’s own namespaces, with its name without prefix, and for the text in it; tags of
 * other namespaces, such as the `row` of a drawing’s anchor, are left out. A refusal returned by one ends the walk.
 */
export type XmlHandlers = {
  readonly open: (name: string, attributes: Attributes, place: XmlPlace) => Refusal | undefined
  readonly text?: (text: string) => void
  readonly close?: (name: string, place: XmlPlace) => Refusal | undefined
}

/** Walks one part; null when it was read to its end. */
export type XmlWalker = (part: string, bytes: Uint8Array, handlers: XmlHandlers) => Refusal | null

/** A walker for all parts of one workbook: they share one allowance of length and of marks. */
export function xmlWalker(most: UnpackingLimits = limits): XmlWalker {
  let marks = 0
  let bytesRead = 0
  const tooMuchIn = (chunk: string) => {
    marks += marksIn(chunk)
    return marks > most.marks
  }
  return (part, bytes, handlers) => {
    bytesRead += bytes.length
    if (bytesRead > most.xmlBytes) return { reason: 'unpacks-too-large', part }
    const xml = decode(bytes)
    if (xml === null) return { reason: 'damaged', what: `${part} is not UTF-8 text` }
    if (xml.includes('<!DOCTYPE')) return { reason: 'document-type', part }
    return walk(part, xml, handlers, tooMuchIn)
  }
}

const chunkLength = 65_536

function walk(part: string, xml: string, handlers: XmlHandlers, tooMuchIn: (chunk: string) => boolean): Refusal | null {
  const { parser, refused } = boundedParser(part, handlers)
  for (let start = 0; start < xml.length; start += chunkLength) {
    const chunk = xml.slice(start, start + chunkLength)
    if (tooMuchIn(chunk)) return { reason: 'too-much-markup', part }
    parser.write(chunk)
    const refusal = refused()
    if (refusal !== null) return refusal
  }
  parser.close()
  return refused()
}

/** A parser that calls no handler any more after the first refusal, which `refused` gives. */
function boundedParser(part: string, handlers: XmlHandlers) {
  let refusal: Refusal | null = null
  let depth = 0
  let attributes = 0
  const refuse = (found: Refusal | undefined) => {
    refusal ??= found ?? null
  }
  const parser = new SaxesParser({ xmlns: false, position: false })
  const own = inOwnNames(handlers)
  parser.on('error', () => refuse({ reason: 'damaged', what: `${part} is not well-formed XML` }))
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > limits.attributesOfOneTag) refuse({ reason: 'too-much-markup', part })
  })
  parser.on('opentag', (tag) => {
    depth += 1
    attributes = 0
    if (depth > limits.depth) refuse({ reason: 'too-much-markup', part })
    if (refusal === null) refuse(own.open(tag.name, tag.attributes))
  })
  for (const text of ['text', 'cdata'] as const) parser.on(text, (found) => refusal === null && own.text(found))
  parser.on('closetag', () => {
    depth -= 1
    if (refusal === null) refuse(own.close())
  })
  return { parser, refused: (): Refusal | null => refusal }
}

/** Calls the handlers for names of a spreadsheet’s own namespaces only. */
function inOwnNames(handlers: XmlHandlers) {
  const names = xmlNames()
  return {
    open: (tag: string, attributes: Attributes): Refusal | undefined => {
      const name = names.nameOf(tag, attributes)
      const refusal = name === '' ? undefined : handlers.open(name, attributes, names.place)
      names.enter(name)
      return refusal
    },
    text: (text: string) => {
      if (names.isOwn()) handlers.text?.(text)
    },
    close: (): Refusal | undefined => {
      const name = names.leave()
      return name === '' ? undefined : handlers.close?.(name, names.place)
    },
  }
}

/** The number of tags, entities and carriage returns: these take the parser’s time. */
function marksIn(chunk: string): number {
  let count = 0
  for (let at = 0; at < chunk.length; at++) {
    const code = chunk.charCodeAt(at)
    if (code === 0x3c || code === 0x26 || code === 0x0d) count += 1
  }
  return count
}

/** Every spreadsheet program writes UTF-8; in another encoding a document type could go unnoticed. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** XML’s own spelling of yes and no. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
