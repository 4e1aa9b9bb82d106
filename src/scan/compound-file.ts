import type { OtherKind } from '../core/casefile/file-kind.ts'

/** How every file begins that is a file system in a file, as old Office files and Outlook emails are (MS-CFB). */
const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/** The names of the streams and storages: those at the top, and all of them. */
type Names = { readonly top: ReadonlySet<string>; readonly all: ReadonlySet<string> }

type Sectors = {
  readonly size: number
  readonly at: (sector: number) => Buffer
  readonly next: (sector: number) => number
}

/**
 * What a compound file is, by the names of its streams; null where it is none. The names at the top count, because an
 * email holds the documents attached to it, and a document the emails embedded in it.
 */
export function compoundKind(content: Buffer): OtherKind | null {
  if (!content.subarray(0, signature.length).equals(signature)) return null
  const { top, all } = namesIn(content)
  if (top.has('EncryptedPackage') || all.has('EncryptedPackage')) return protectionOf(all)
  return top.has('\tDRMContent') ? 'rights' : (kinds.find(([name]) => top.has(name))?.[1] ?? 'old-office')
}

const kinds: readonly (readonly [stream: string, kind: OtherKind])[] = [
  ['__properties_version1.0', 'msg'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
  ['VisioDocument', 'visio'],
  ['Props14', 'project'],
  ['Props12', 'project'],
  ['Props9', 'project'],
]

/** Excel, Word and PowerPoint put a protected file into a compound file; its “data spaces” say how it is protected. */
function protectionOf(names: ReadonlySet<string>): OtherKind {
  if ([...names].some((name) => name.startsWith('DRMEncrypted'))) return 'rights'
  return names.has('StrongEncryptionTransform') ? 'password' : 'encrypted'
}

/** Where the table of names is damaged, the names that can be found in the bytes count instead. */
function namesIn(content: Buffer): Names {
  try {
    const entries = directory(content)
    const top = new Set(topOf(entries).map(({ name }) => name))
    if (top.size > 0) return { top, all: new Set(entries.map(({ name }) => name)) }
  } catch {
    // A number in it leads outside the file.
  }
  const found = new Set(searched.filter((name) => content.includes(Buffer.from(name, 'utf16le'))))
  return { top: found, all: found }
}

const searched = [
  'EncryptedPackage',
  'DRMEncryptedDataSpace',
  'StrongEncryptionTransform',
  '\tDRMContent',
  ...kinds.map(([name]) => name).filter((name) => name !== 'Book'),
]

type DirectoryEntry = {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly child: number
}

const entryBytes = 128
const noEntry = 0xffffffff

function directory(content: Buffer): readonly DirectoryEntry[] {
  const sectors = sectorsOf(content)
  const entries: DirectoryEntry[] = []
  const seen = new Set<number>()
  for (let sector = content.readUInt32LE(48); isSector(sector) && !seen.has(sector); sector = sectors.next(sector)) {
    seen.add(sector)
    const bytes = sectors.at(sector)
    for (let at = 0; at + entryBytes <= bytes.length; at += entryBytes) entries.push(entryAt(bytes.subarray(at)))
  }
  return entries
}

function entryAt(bytes: Buffer): DirectoryEntry {
  const length = Math.min(bytes.readUInt16LE(64), 64)
  return {
    name: bytes.subarray(0, Math.max(0, length - 2)).toString('utf16le'),
    left: bytes.readUInt32LE(68),
    right: bytes.readUInt32LE(72),
    child: bytes.readUInt32LE(76),
  }
}

/** The root is the first entry; what stands at the top is a tree under it. */
function topOf(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const found = new Set<DirectoryEntry>()
  const waiting = [entries[0]?.child ?? noEntry]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at]
    if (entry === undefined || found.has(entry)) continue
    found.add(entry)
    waiting.push(entry.left, entry.right)
  }
  return [...found]
}

/** Numbers from here mark the end of a chain, or a sector that belongs to none. */
function isSector(sector: number): boolean {
  return sector < 0xfffffffa
}

/** The sectors of the file; the first numbers of the allocation table are in the header, more in a chain of sectors. */
function sectorsOf(content: Buffer): Sectors {
  const size = 1 << content.readUInt16LE(30)
  if (size !== 512 && size !== 4096) throw new Error('A compound file has sectors of 512 or 4,096 bytes')
  const at = (sector: number) => content.subarray((sector + 1) * size, (sector + 2) * size)
  const table = Array.from({ length: 109 }, (_, each) => content.readUInt32LE(76 + 4 * each))
  const seen = new Set<number>()
  const most = mostListing(content.length, size)
  for (let sector = content.readUInt32LE(68); isSector(sector) && seen.size < most && !seen.has(sector); ) {
    seen.add(sector)
    const part = at(sector)
    for (let place = 0; place < size - 4; place += 4) table.push(part.readUInt32LE(place))
    sector = part.readUInt32LE(size - 4)
  }
  const next = (sector: number) => {
    const part = Math.floor(sector / (size / 4))
    return at(table[part] ?? noEntry).readUInt32LE((sector % (size / 4)) * 4)
  }
  return { size, at, next }
}

/** Sectors that list the parts of the table: each part has a number for each of `size / 4` sectors, and so has each list. */
function mostListing(bytes: number, size: number): number {
  return Math.ceil(bytes / size / (size / 4) / (size / 4 - 1))
}
