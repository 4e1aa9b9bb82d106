/** Streams (null) and storages (with what is in them) by name. */
type Storage = { readonly [name: string]: Storage | null }

type Entry = { readonly name: string; readonly type: number; left: number; right: number; child: number }

const none = 0xffffffff
const [sectorBytes, entryBytes] = [512, 128]

/** A compound file (MS-CFB) of empty streams: a header, one sector of its allocation table, and its directory. */
export function aCompoundFile(root: Storage): Buffer {
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, left: none, right: none, child: none }]
  fill(entries, 0, root)
  const directory = Buffer.alloc(Math.ceil((entries.length * entryBytes) / sectorBytes) * sectorBytes)
  for (const [index, entry] of entries.entries()) writeEntry(directory.subarray(index * entryBytes), entry)
  const table = Buffer.alloc(sectorBytes, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  const sectors = directory.length / sectorBytes
  for (let each = 1; each <= sectors; each++) table.writeUInt32LE(each === sectors ? 0xfffffffe : each + 1, 4 * each)
  return Buffer.concat([header(), table, directory])
}

function header(): Buffer {
  const bytes = Buffer.alloc(sectorBytes)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(0x3e, 24)
  bytes.writeUInt16LE(3, 26)
  bytes.writeUInt16LE(0xfffe, 28)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt16LE(6, 32)
  bytes.writeUInt32LE(1, 44)
  bytes.writeUInt32LE(1, 48)
  bytes.writeUInt32LE(4096, 56)
  for (const at of [60, 68]) bytes.writeUInt32LE(0xfffffffe, at)
  bytes.fill(0xff, 76)
  bytes.writeUInt32LE(0, 76)
  return bytes
}

/** Puts the children of a storage into a row: each is the right neighbour of the one before. */
function fill(entries: Entry[], of: number, storage: Storage): void {
  let before: Entry | null = null
  for (const [name, inside] of Object.entries(storage)) {
    const index = entries.length
    const entry: Entry = { name, type: inside === null ? 2 : 1, left: none, right: none, child: none }
    entries.push(entry)
    const parent = entries[of]
    if (before !== null) before.right = index
    else if (parent !== undefined) parent.child = index
    if (inside !== null) fill(entries, index, inside)
    before = entry
  }
}

function writeEntry(at: Buffer, { name, type, left, right, child }: Entry): void {
  const bytes = Buffer.from(`${name}\0`, 'utf16le')
  bytes.copy(at)
  at.writeUInt16LE(bytes.length, 64)
  at.writeUInt8(type, 66)
  at.writeUInt8(1, 67)
  for (const [index, neighbour] of [left, right, child].entries()) at.writeUInt32LE(neighbour, 68 + 4 * index)
}
