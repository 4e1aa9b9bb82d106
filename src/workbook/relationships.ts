import { posix } from 'node:path'
import type { Refusal } from './refusal.ts'
import type { Attributes, XmlWalker } from './xml.ts'

/** What one part of a workbook points to: `type` is the last word of the relationship’s address, `target` a path. */
export type Relationship = { readonly id: string; readonly type: string; readonly target: string }

/** Where the relationships of a part are kept. */
export function relationshipsOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
}

/** Reads them; anything outside the file is refused, but for links that only a click follows, as on a mail address. */
export function readRelationships(walk: XmlWalker, part: string, bytes: Uint8Array): readonly Relationship[] | Refusal {
  const found: Relationship[] = []
  const refusal = walk(relationshipsOf(part), bytes, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return undefined
      const relationship = relationshipOf(part, attributes)
      found.push(relationship)
      return refusedType(relationship, attributes)
    },
  })
  return refusal ?? found
}

function relationshipOf(part: string, { Id = '', Type = '', Target = '' }: Attributes): Relationship {
  const target = Target.startsWith('/') ? Target.slice(1) : posix.join(posix.dirname(part), Target)
  return { id: Id, type: posix.basename(Type), target }
}

function refusedType({ type }: Relationship, { TargetMode }: Attributes): Refusal | undefined {
  if (TargetMode === 'External' && type !== 'hyperlink') return { reason: 'external-link' }
  return refusedTypes.get(type)
}

const refusedTypes: ReadonlyMap<string, Refusal> = new Map([
  ['vbaProject', { reason: 'macros' }],
  ['xlMacrosheet', { reason: 'macros' }],
  ['xlIntlMacrosheet', { reason: 'macros' }],
  ['externalLink', { reason: 'external-link' }],
  ['connections', { reason: 'external-link' }],
  ['queryTable', { reason: 'external-link' }],
  ['oleObject', { reason: 'embedded-object' }],
  ['package', { reason: 'embedded-object' }],
  ['control', { reason: 'embedded-object' }],
])
