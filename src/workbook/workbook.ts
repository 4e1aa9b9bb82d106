import { type Archive, openArchive } from './archive.ts'
import { forbiddenPart } from './forbidden-parts.ts'
import { archiveLookalike } from './lookalike.ts'
import type { Shared } from './raw-cell.ts'
import { isRefusal, type Refusal } from './refusal.ts'
import { type Relationship, readRelationships, relationshipsOf } from './relationships.ts'
import type { DateSystem } from './serial-day.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readSheet, type Sheet } from './sheet.ts'
import { readStyles } from './styles.ts'
import { type XmlWalker, xmlWalker } from './xml.ts'
import { isTrue, prefixed } from './xml-text.ts'

/** All worksheets of a file, in order. */
export type Workbook = { readonly sheets: readonly Sheet[] }

/** Where the parts of one file are found, with what is left to read of it. */
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

/** What a part points to: nothing when it has no list of its own. */
async function relationships({ archive, walk }: Source, part: string): Promise<readonly Relationship[] | Refusal> {
  const bytes = await archive.read(relationshipsOf(part))
  if (bytes === null) return []
  return isRefusal(bytes) ? bytes : readRelationships(walk, part, bytes)
}

function missing(part: string): Refusal {
  return { reason: 'damaged', what: `its part ${part} is missing` }
}
