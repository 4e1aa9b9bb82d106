import { crc32, deflateRawSync } from 'node:zlib'

/** One part of an archive, and what its headers say if that is not true. */
export type RawPart = {
  readonly name: string
  readonly content: Buffer
  /** Already packed: many parts may share it. */
  readonly packed?: Buffer
  readonly saysSize?: number
  readonly saysCrc?: number
  readonly flags?: number
  readonly method?: 0 | 8 | 99
  /** As programs write that do not know the sizes yet: zeros before the content, and the sizes after it. */
  readonly saysSizesLater?: boolean
}

/** A ZIP archive that may lie about its parts and about how many it has. */
export function rawZip(parts: readonly RawPart[], saysCount = parts.length): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const packed = part.packed ?? deflateRawSync(part.content)
    const head = localHeader(part, packed)
    const sizes = part.saysSizesLater === true ? dataDescriptor(part, packed) : Buffer.alloc(0)
    local.push(head, packed, sizes)
    central.push(centralHeader(part, packed, offset))
    offset += head.length + packed.length + sizes.length
  }
  return Buffer.concat([...local, ...central, endOfArchive(saysCount, Buffer.concat(central).length, offset)])
}

/** The same, but every part points to the one packed content at the beginning of the file. */
export function overlappingZip(names: readonly string[], content: Buffer, others: readonly RawPart[]): Buffer {
  const packed = deflateRawSync(content)
  const first: RawPart = { name: names[0] ?? 'part', content, packed }
  const head = localHeader(first, packed)
  const rest = rawZip(others)
  const ends = rest.indexOf(Buffer.from('504b0102', 'hex'))
  const local = Buffer.concat([head, packed, rest.subarray(0, ends)])
  let offset = head.length + packed.length
  const central = [
    ...names.map((name) => centralHeader({ ...first, name }, packed, 0)),
    ...others.map((part) => {
      const length = deflateRawSync(part.content)
      const entry = centralHeader(part, length, offset)
      offset += localHeader(part, length).length + length.length
      return entry
    }),
  ]
  const directory = Buffer.concat(central)
  return Buffer.concat([local, directory, endOfArchive(central.length, directory.length, local.length)])
}

function fields(part: RawPart, packed: Buffer): Buffer {
  const { content, saysSize = content.length, saysCrc = crc32(content), flags = 0, method = 8, name } = part
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(flags, 2)
  header.writeUInt16LE(method, 4)
  header.writeUInt32LE(0x21_0000, 6)
  header.writeUInt32LE(saysCrc, 10)
  header.writeUInt32LE(packed.length, 14)
  header.writeUInt32LE(saysSize, 18)
  header.writeUInt16LE(Buffer.byteLength(name), 22)
  return header
}

function localHeader(part: RawPart, packed: Buffer): Buffer {
  const written = fields(part, packed)
  if (part.saysSizesLater === true) written.fill(0, 10, 22)
  return Buffer.concat([Buffer.from('504b0304', 'hex'), written, Buffer.from(part.name)])
}

/** The checksum and the sizes that follow the content of a part. */
function dataDescriptor(part: RawPart, packed: Buffer): Buffer {
  return Buffer.concat([Buffer.from('504b0708', 'hex'), fields(part, packed).subarray(10, 22)])
}

function centralHeader(part: RawPart, packed: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([Buffer.from('504b01021400', 'hex'), fields(part, packed), rest, Buffer.from(part.name)])
}

function endOfArchive(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
