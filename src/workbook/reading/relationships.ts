import { posix } from 'node:path'
import type { Archive } from './archive.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { XmlWalker } from './xml.ts'
import { type Attributes, isIn } from './xml-names.ts'

/** The parts of one file, and the walker that limits how much XML is read of it. */
export type Source = { readonly archive: Archive; readonly walk: XmlWalker }

/** What one part of a workbook points to: `type` is the last word of the relationship’s address, `target` a path. */
export type Relationship = { readonly id: string; readonly type: string; readonly target: string }

/** The parts that a part points to, wherever they are in the file; none if it has no list of relationships. */
export async function relationships(
  { archive, walk }: Source,
  part: string,
): Promise<readonly Relationship[] | Refusal> {
  const list = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
  const bytes = await archive.read(list)
  if (bytes === null) return []
  return isRefusal(bytes) ? bytes : readRelationships(walk, { part, list }, bytes)
}

type Places = { readonly part: string; readonly list: string }

/** One to anything outside the file is refused, except links that people click on. */
function readRelationships(
  walk: XmlWalker,
  { part, list }: Places,
  bytes: Uint8Array,
): readonly Relationship[] | Refusal {
  const found: Relationship[] = []
  const refusal = walk(list, bytes, {
    open: (name, attributes, place) => {
      if (name !== 'Relationship' || !isIn(place, 'Relationships', 1)) return undefined
      const relationship = relationshipOf(part, attributes)
      found.push(relationship)
      return refusedRelationship(relationship, attributes)
    },
  })
  return refusal ?? found
}

function relationshipOf(part: string, { Id = '', Type = '', Target = '' }: Attributes): Relationship {
  const path = decoded(Target.trim().replaceAll('\\', '/').replace(/#.*$/s, ''))
  return { id: Id, type: posix.basename(Type), target: withinFile(part, path) }
}

/** As in an address, nothing is above the root: from there `../xl/workbook.xml` is `xl/workbook.xml`. */
function withinFile(part: string, path: string): string {
  return posix.join('/', path.startsWith('/') ? '' : posix.dirname(part), path).slice(1)
}

/** Some programs write a space in the name of a part as `%20`. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function refusedRelationship(
  { type, target }: Relationship,
  { Target = '', TargetMode }: Attributes,
): Refusal | undefined {
  if (TargetMode === 'External') return type === 'hyperlink' ? undefined : { reason: 'external-link', part: Target }
  const reason = refusedTypes.get(type)
  return reason === undefined ? undefined : { reason, part: target }
}

type Forbidden = 'macros' | 'external-link' | 'embedded-object'

const refusedTypes: ReadonlyMap<string, Forbidden> = new Map([
  ['vbaProject', 'macros'],
  ['xlMacrosheet', 'macros'],
  ['xlIntlMacrosheet', 'macros'],
  ['externalLink', 'external-link'],
  ['connections', 'external-link'],
  ['queryTable', 'external-link'],
  ['oleObject', 'embedded-object'],
  ['package', 'embedded-object'],
  ['control', 'embedded-object'],
])

/** The refusal for an archive that holds macros, links or embedded files, by the names of its parts; else null. */
export function forbiddenPart(names: readonly string[]): Refusal | null {
  for (const [pattern, reason] of forbiddenNames) {
    const part = names.find((name) => pattern.test(name))
    if (part !== undefined) return { reason, part }
  }
  return null
}

const forbiddenNames: readonly (readonly [RegExp, Forbidden])[] = [
  [/(^|\/)vba(Project|Data|ProjectSignature)\w*\.(bin|xml)$/i, 'macros'],
  [/(^|\/)(macrosheets|dialogsheets)\/./i, 'macros'],
  [/(^|\/)(externalLinks|queryTables)\/./i, 'external-link'],
  [/(^|\/)connections\.xml$/i, 'external-link'],
  [/(^|\/)(embeddings|activeX)\/./i, 'embedded-object'],
]
