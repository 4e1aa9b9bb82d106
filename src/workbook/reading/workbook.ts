import { posix } from 'node:path'
import { type Archive, openArchive } from './archive.ts'
import type { Shared } from './cell-walk.ts'
import { archiveLookalike } from './lookalike.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import type { DateSystem } from './serial-day.ts'
import { readSheet, type Sheet } from './sheet.ts'
import { readStyles } from './styles.ts'
import { type Attributes, isTrue, prefixed, textGatherer, type XmlWalker, xmlWalker } from './xml.ts'

/** All worksheets of a file, in order. */
export type Workbook = { readonly sheets: readonly Sheet[] }

/** The parts of one file, and the walker that limits how much XML is read of it. */
type Source = { readonly archive: Archive; readonly walk: XmlWalker }

type Contents = {
  readonly dates: DateSystem
  readonly sheets: readonly { readonly name: string; readonly relationship: string }[]
}

/** Reads an .xlsx file from its bytes, whoever made it, within the limits; never runs, fetches or resolves anything. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook | Refusal> {
  const archive = await openArchive(bytes)
  if (isRefusal(archive)) return archive
  const forbidden = forbiddenPart(archive.names)
  if (forbidden !== null) return forbidden
  const source: Source = { archive, walk: xmlWalker() }
  const roots = await relationships(source, '')
  if (isRefusal(roots)) return roots
  const main = roots.find(({ type }) => type === 'officeDocument')?.target
  if (main === undefined || !/^xl\/.*\.xml$/i.test(main)) {
    return { reason: 'not-a-workbook', looksLike: archiveLookalike(archive.names) }
  }
  return readParts(source, main)
}

async function readParts(source: Source, main: string): Promise<Workbook | Refusal> {
  const links = await relationships(source, main)
  if (isRefusal(links)) return links
  const contents = await contentsOf(source, main)
  if (isRefusal(contents)) return contents
  const shared = await sharedOf(source, links, contents.dates)
  if (isRefusal(shared)) return shared
  const sheets: Sheet[] = []
  for (const { name, relationship } of contents.sheets) {
    const link = links.find(({ id }) => id === relationship)
    if (link === undefined) return { reason: 'damaged', what: `the sheet “${name}” is missing` }
    if (link.type !== 'worksheet') continue
    const sheet = await sheetOf(source, name, link.target, shared)
    if (isRefusal(sheet)) return sheet
    sheets.push(sheet)
  }
  return { sheets }
}

async function contentsOf({ archive, walk }: Source, main: string): Promise<Contents | Refusal> {
  const bytes = await archive.read(main)
  if (bytes === null) return missing(main)
  if (isRefusal(bytes)) return bytes
  let dates: DateSystem = '1900'
  const sheets: { name: string; relationship: string }[] = []
  const refusal = walk(main, bytes, {
    open: (tag, attributes) => {
      if (tag === 'workbookPr' && isTrue(attributes.date1904)) dates = '1904'
      if (tag === 'sheet') {
        sheets.push({ name: attributes.name ?? '', relationship: prefixed(attributes, 'id') ?? '' })
      }
      return undefined
    },
  })
  return refusal ?? { dates, sheets }
}

async function sharedOf(source: Source, links: readonly Relationship[], dates: DateSystem): Promise<Shared | Refusal> {
  const strings = await optionalPart(source, links, 'sharedStrings', readSharedStrings)
  if (isRefusal(strings)) return strings
  const styles = await optionalPart(source, links, 'styles', readStyles)
  return isRefusal(styles) ? styles : { strings, styles, dates }
}

async function optionalPart<T>(
  { archive, walk }: Source,
  links: readonly Relationship[],
  type: string,
  read: (walk: XmlWalker, part: string, bytes: Uint8Array) => readonly T[] | Refusal,
): Promise<readonly T[] | Refusal> {
  const part = links.find((link) => link.type === type)?.target
  if (part === undefined) return []
  const bytes = await archive.read(part)
  if (bytes === null) return missing(part)
  return isRefusal(bytes) ? bytes : read(walk, part, bytes)
}

async function sheetOf(source: Source, name: string, part: string, shared: Shared): Promise<Sheet | Refusal> {
  const bytes = await source.archive.read(part)
  if (bytes === null) return missing(part)
  if (isRefusal(bytes)) return bytes
  const links = await relationships(source, part)
  return isRefusal(links) ? links : readSheet(source.walk, { name, part, bytes }, shared)
}

/** The parts that a part points to; none if it has no list of relationships. */
async function relationships({ archive, walk }: Source, part: string): Promise<readonly Relationship[] | Refusal> {
  const bytes = await archive.read(relationshipsOf(part))
  if (bytes === null) return []
  return isRefusal(bytes) ? bytes : readRelationships(walk, part, bytes)
}

function missing(part: string): Refusal {
  return { reason: 'damaged', what: `its part ${part} is missing` }
}

/** The texts that cells point to by number, from `sharedStrings.xml`. */
function readSharedStrings(walk: XmlWalker, part: string, bytes: Uint8Array): readonly string[] | Refusal {
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

/** The refusal for an archive that holds macros, links or embedded files, by the names of its parts; else null. */
function forbiddenPart(names: readonly string[]): Refusal | null {
  const found = forbidden.find(([pattern]) => names.some((name) => pattern.test(name)))
  return found === undefined ? null : found[1]
}

const forbidden: readonly (readonly [RegExp, Refusal])[] = [
  [/(^|\/)vba(Project|Data|ProjectSignature)\w*\.(bin|xml)$/i, { reason: 'macros' }],
  [/^xl\/(macrosheets|dialogsheets)\//i, { reason: 'macros' }],
  [/^xl\/(externalLinks|queryTables)\//i, { reason: 'external-link' }],
  [/^xl\/connections\.xml$/i, { reason: 'external-link' }],
  [/^xl\/(embeddings|activeX)\//i, { reason: 'embedded-object' }],
]

/** What one part of a workbook points to: `type` is the last word of the relationship’s address, `target` a path. */
type Relationship = { readonly id: string; readonly type: string; readonly target: string }

/** The path of the list of relationships of a part. */
function relationshipsOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
}

/** Reads a list of relationships. One to anything outside the file is refused, except links that people click on. */
function readRelationships(walk: XmlWalker, part: string, bytes: Uint8Array): readonly Relationship[] | Refusal {
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
