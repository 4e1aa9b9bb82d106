import { type Archive, openArchive } from './archive.ts'
import { asSeen, type Shared } from './cell-walk.ts'
import { contentTypes, forbiddenType, mayBeWorkbook } from './content-types.ts'
import { limits, type UnpackingLimits } from './limits.ts'
import { type ListRow, readList } from './list-sheet.ts'
import { archiveLookalike } from './lookalike.ts'
import { isRefusal, type PartContent, type Refusal } from './refusal.ts'
import { forbiddenPart, type Relationship, relationships, type Source } from './relationships.ts'
import type { DateSystem } from './serial-day.ts'
import { readSheet, type Sheet } from './sheet.ts'
import { onlyGeneral, readStyles } from './styles.ts'
import { textGatherer } from './text-gatherer.ts'
import { isTrue, type XmlWalker, xmlWalker } from './xml.ts'
import { isIn, relationshipId } from './xml-names.ts'

/** The worksheets of a file, in order. Each is only read when it is asked for: people add large sheets of their own. */
export type Workbook = { readonly sheets: readonly UnreadSheet[] }

export type UnreadSheet = {
  readonly name: string
  readonly read: () => Promise<Sheet | Refusal>
  /** Reads it as a long list: calls `row` with the texts of each row, and stores none of them. */
  readonly readList: (row: ListRow) => Promise<Refusal | null>
}

type Contents = {
  readonly dates: DateSystem
  readonly sheets: readonly { readonly name: string; readonly relationship: string }[]
}

/** Opens an .xlsx file from its bytes, whoever made it, within the limits; never runs, fetches or resolves anything. */
export async function openWorkbook(bytes: Uint8Array, most: UnpackingLimits = limits): Promise<Workbook | Refusal> {
  const archive = await openArchive(bytes, most)
  if (isRefusal(archive)) return archive
  const forbidden = forbiddenPart(archive.names)
  if (forbidden !== null) return forbidden
  const source: Source = { archive, walk: xmlWalker(most) }
  const main = await mainPart(source)
  if (typeof main !== 'string') return main
  return openParts(source, main)
}

/** All sheets of a workbook, or the refusal of the first that is refused. */
export async function readSheets({ sheets }: Workbook): Promise<readonly Sheet[] | Refusal> {
  const read: Sheet[] = []
  for (const sheet of sheets) {
    const found = await sheet.read()
    if (isRefusal(found)) return found
    read.push(found)
  }
  return read
}

/** The path of the part with the list of sheets, by its relationship and its content type. */
async function mainPart(source: Source): Promise<string | Refusal> {
  const { names } = source.archive
  const types = await contentTypes(source)
  if (isRefusal(types)) return types
  const forbidden = forbiddenType(names, types)
  if (forbidden !== null) return forbidden
  const roots = await relationships(source, '')
  if (isRefusal(roots)) return roots
  const main = roots.find(({ type }) => type === 'officeDocument')?.target
  return main !== undefined && mayBeWorkbook(types(main), main) ? main : notAWorkbook(source.archive)
}

function notAWorkbook({ names }: Archive): Refusal {
  return { reason: 'not-a-workbook', looksLike: archiveLookalike(names) }
}

async function openParts(source: Source, main: string): Promise<Workbook | Refusal> {
  const links = await relationships(source, main)
  if (isRefusal(links)) return links
  const contents = await contentsOf(source, main)
  if (isRefusal(contents)) return contents
  const count = contents.sheets.length
  if (count > limits.sheets) return { reason: 'too-many-sheets', count }
  const shared = await sharedOf(source, links, contents.dates)
  if (isRefusal(shared)) return shared
  const sheets = contents.sheets.flatMap(({ name, relationship }): readonly UnreadSheet[] => {
    const link = links.find(({ id }) => id === relationship)
    if (link === undefined) return [missingSheet(name)]
    return link.type === 'worksheet' ? [unreadSheet(source, name, link.target, shared)] : []
  })
  return { sheets }
}

function missingSheet(name: string): UnreadSheet {
  const refuse = async (): Promise<Refusal> => ({ reason: 'damaged', what: `the sheet “${name}” is missing` })
  return { name, read: refuse, readList: refuse }
}

async function contentsOf({ archive, walk }: Source, main: string): Promise<Contents | Refusal> {
  const bytes = await archive.read(main)
  if (bytes === null) return missing(main)
  if (isRefusal(bytes)) return bytes
  let dates: DateSystem = '1900'
  let isWorkbook = false
  const sheets: { name: string; relationship: string }[] = []
  const refusal = walk(main, bytes, {
    open: (tag, attributes, place) => {
      if (tag === 'workbook' && place.path.length === 0) isWorkbook = true
      if (tag === 'workbookPr' && isIn(place, 'workbook', 1) && isTrue(attributes.date1904)) dates = '1904'
      if (tag === 'sheet' && isIn(place, 'sheets', 2))
        sheets.push({ name: attributes.name ?? '', relationship: relationshipId(attributes, place) ?? '' })
      return undefined
    },
  })
  if (refusal !== null) return refusal
  return isWorkbook ? { dates, sheets } : notAWorkbook(archive)
}

async function sharedOf(source: Source, links: readonly Relationship[], dates: DateSystem): Promise<Shared | Refusal> {
  const strings = await optionalPart(source, links, 'sharedStrings', readSharedStrings)
  if (strings !== null && isRefusal(strings)) return saying({ kind: 'texts' }, strings)
  const formatOf = await optionalPart(source, links, 'styles', readStyles)
  if (formatOf !== null && isRefusal(formatOf)) return saying({ kind: 'formats' }, formatOf)
  return { strings: strings ?? [], formatOf: formatOf ?? onlyGeneral, dates }
}

/** null where the part is missing, also if something points to it: a cell that needs it cannot be read then. */
async function optionalPart<T>(
  { archive, walk }: Source,
  links: readonly Relationship[],
  type: string,
  read: (walk: XmlWalker, part: string, bytes: Uint8Array) => T | Refusal,
): Promise<T | Refusal | null> {
  const part = links.find((link) => link.type === type)?.target
  const bytes = part === undefined ? null : await archive.read(part)
  if (part === undefined || bytes === null) return null
  return isRefusal(bytes) ? bytes : read(walk, part, bytes)
}

function unreadSheet(source: Source, name: string, part: string, shared: Shared): UnreadSheet {
  return {
    name,
    read: () => sheetOf(source, name, part, shared),
    readList: async (row) => {
      const bytes = await source.archive.read(part)
      if (bytes === null) return missing(part)
      const refusal = isRefusal(bytes) ? bytes : readList(source.walk, { name, part, bytes }, shared, row)
      return refusal === null ? null : saying({ kind: 'sheet', name }, refusal)
    },
  }
}

async function sheetOf(source: Source, name: string, part: string, shared: Shared): Promise<Sheet | Refusal> {
  const bytes = await source.archive.read(part)
  if (bytes === null) return missing(part)
  if (isRefusal(bytes)) return saying({ kind: 'sheet', name }, bytes)
  const links = await relationships(source, part)
  if (isRefusal(links)) return links
  const sheet = readSheet(source.walk, { name, part, bytes }, shared)
  return isRefusal(sheet) ? saying({ kind: 'sheet', name }, sheet) : sheet
}

function missing(part: string): Refusal {
  return { reason: 'damaged', what: `its part ${part} is missing` }
}

/** The refusal of a part that is too large, with what the part holds, so that its sentence says what to take out. */
function saying(content: PartContent, refusal: Refusal): Refusal {
  const isTooLarge = refusal.reason === 'unpacks-too-large' || refusal.reason === 'too-much-markup'
  return isTooLarge ? { ...refusal, content } : refusal
}

/** The texts that cells point to by number, from `sharedStrings.xml`. */
function readSharedStrings(walk: XmlWalker, part: string, bytes: Uint8Array): readonly string[] | Refusal {
  const strings: string[] = []
  const gatherer = textGatherer()
  const refusal = walk(part, bytes, {
    open: (name, _, place) => {
      gatherer.open(name, place)
      return undefined
    },
    text: gatherer.text,
    close: (name, place) => {
      gatherer.close()
      if (name === 'si' && isIn(place, 'sst', 1)) strings.push(asSeen(gatherer.take()))
      return undefined
    },
  })
  return refusal ?? strings
}
