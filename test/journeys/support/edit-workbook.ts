import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import yazl from 'yazl'

/** What somebody does to the sheet of a downloaded plan: rows in another order, then texts typed into cells. */
export type Edit = {
  /** Row numbers as downloaded, in their new order; those left out are deleted. */
  readonly rows?: readonly number[]
  /** Texts by cell address, after the rows have moved; each becomes a cell of text, as if typed over. */
  readonly cells: Readonly<Record<string, string>>
}

const planSheet = 'xl/worksheets/sheet2.xml'

/** Edits the plan sheet as a spreadsheet program would save it; every other part stays the same, byte for byte. */
export async function editWorkbook(workbook: Buffer, edit: Edit): Promise<Buffer> {
  const output = new yazl.ZipFile()
  for (const [name, content] of await partsOf(workbook)) {
    output.addBuffer(name === planSheet ? Buffer.from(editedSheet(content.toString(), edit)) : content, name)
  }
  output.end()
  return buffer(output.outputStream)
}

/** The texts in the first column of the plan sheet, row by row from the second. */
export async function rowIdsOf(workbook: Buffer): Promise<readonly string[]> {
  const sheet = (await partsOf(workbook)).get(planSheet)?.toString() ?? ''
  return [...sheet.matchAll(/<c r="A\d+"[^>]*>.*?<t[^>]*>(.*?)<\/t>/g)].map(([, text]) => text ?? '').slice(1)
}

async function partsOf(workbook: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(workbook, { lazyEntries: true })
  const open = promisify(zip.openReadStream.bind(zip) as (entry: yauzl.Entry, done: Opened) => void)
  const parts = new Map<string, Buffer>()
  const ended = new Promise((resolve, reject) => zip.once('end', resolve).once('error', reject))
  zip.on('entry', async (entry: yauzl.Entry) => {
    parts.set(entry.fileName, await buffer(await open(entry)))
    zip.readEntry()
  })
  zip.readEntry()
  await ended
  return parts
}

type Opened = (error: Error | null, stream: NodeJS.ReadableStream) => void

function editedSheet(xml: string, { rows, cells }: Edit): string {
  const found = new Map([...xml.matchAll(/<row r="(\d+)".*?<\/row>/gs)].map(([row, number]) => [Number(number), row]))
  const order = rows === undefined ? [...found.keys()] : [1, ...rows]
  const moved = order.map((from, index) => renumbered(found.get(from) ?? '', index + 1))
  const typed = Object.entries(cells).reduce((all, [address, text]) => typedInto(all, address, text), moved.join(''))
  return xml.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${typed}</sheetData>`)
}

function renumbered(row: string, number: number): string {
  return row.replace(/<row r="\d+"/, `<row r="${number}"`).replaceAll(/<c r="([A-Z]+)\d+"/g, `<c r="$1${number}"`)
}

function typedInto(rows: string, address: string, text: string): string {
  const cell = new RegExp(`<c r="${address}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`)
  if (!cell.test(rows)) throw new Error(`There is no cell ${address} to type into`)
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return rows.replace(cell, (_, style = '') => `<c r="${address}"${style} t="inlineStr"><is><t>${escaped}</t></is></c>`)
}
