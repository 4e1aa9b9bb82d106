import { crc32, deflateRawSync } from 'node:zlib'
import { ZipFile } from 'yazl'

/** How the types of all Office files without macros begin. */
export const officeType = 'application/vnd.openxmlformats-officedocument.'

/** An Office file of one kind, as its own list of contents names it, with further entries, and lines in that list. */
export function anOfficeFile(
  part: string,
  type: string,
  more: Readonly<Record<string, Buffer>> = {},
  listed = '',
): Promise<Buffer> {
  const types = `<Types><Override PartName="/${part}" ContentType="${type}.main+xml"/>${listed}</Types>`
  return anArchive({ '[Content_Types].xml': Buffer.from(types), [part]: Buffer.from('<x/>'), ...more })
}

/** A ZIP archive of these entries, not packed. */
export async function anArchive(entries: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(content, name, { compress: false })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type StreamedEntry = readonly [name: string, content: Buffer, packed?: Buffer]

/** A packed ZIP archive whose sizes stand behind each entry and in its table of contents, as streaming programs write. */
export function streamedArchive(entries: readonly StreamedEntry[]): Buffer {
  const [bodies, table]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const [name, content, packed = deflateRawSync(content)] of entries) {
    const sizes = numbers([crc32(content), packed.length, content.length])
    const body = Buffer.concat([
      Buffer.from('504b030414000808080000000000', 'hex'),
      Buffer.alloc(12),
      nameLength(name),
      Buffer.from(name),
      packed,
      Buffer.from('504b0708', 'hex'),
      sizes,
    ])
    const where = Buffer.concat([Buffer.alloc(10), numbers([at])])
    table.push(
      Buffer.concat([
        Buffer.from('504b0102140014000808080000000000', 'hex'),
        sizes,
        nameLength(name),
        where,
        Buffer.from(name),
      ]),
    )
    bodies.push(body)
    at += body.length
  }
  return Buffer.concat([...bodies, ...table, endOf(entries.length, Buffer.concat(table).length, at)])
}

function endOf(entries: number, tableBytes: number, at: number): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt16LE(entries, 0)
  count.writeUInt16LE(entries, 2)
  return Buffer.concat([Buffer.from('504b050600000000', 'hex'), count, numbers([tableBytes, at]), Buffer.alloc(2)])
}

/** The length of the name, and no extra fields. */
function nameLength(name: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt16LE(Buffer.byteLength(name))
  return length
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index)
  return bytes
}
