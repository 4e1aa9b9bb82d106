import { PassThrough, pipeline, Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Cell, TableInBatches } from '../../core/table.ts'
import { rowXml, sheetEnd, sheetStart } from './sheet-xml.ts'
import {
  addParts,
  declaration,
  noTime,
  partsNamingSheets,
  partsOfAnyWorkbook,
  type SheetListed,
  sheetPath,
} from './spreadsheet.ts'

type Rows = readonly (readonly Cell[])[]

/** The most rows of a sheet, its heading among them: “Total number of rows … on a worksheet: 1,048,576” (Excel). */
const rowsOfSheet = 1_048_576

/**
 * The table as an .xlsx file, written while its rows are read: no more than a batch of them is held. What does not fit
 * on one sheet is on the next, under the same headings. The stream fails where the rows do, so that half a file never
 * looks whole; destroying it ends the reading.
 */
export function writeTable(title: string, table: TableInBatches, mostRows: number = rowsOfSheet): Readable {
  const zip = new ZipFile()
  const content = new PassThrough()
  pipeline(zip.outputStream, content, () => {})
  fill(zip, title, table, mostRows, content).catch((error: Error) => content.destroy(error))
  return content
}

async function fill(
  zip: ZipFile,
  title: string,
  { columns, batches }: TableInBatches,
  mostRows: number,
  content: Readable,
): Promise<void> {
  const source = rowSource(batches)
  try {
    const widths = widthsOf(columns, await source.ahead())
    const sheets: SheetListed[] = []
    addParts(zip, partsOfAnyWorkbook(title))
    do {
      sheets.push({ name: sheets.length === 0 ? 'List' : `List ${sheets.length + 1}`, frozen })
      await addSheet(zip, sheetPath(sheets.length), sheetText(columns, widths, source, mostRows), content)
    } while ((await source.ahead()).length > 0)
    addParts(zip, partsNamingSheets(sheets))
    zip.end()
  } finally {
    await source.end()
  }
}

const frozen = { rows: 1, columns: 0 }

/** Adds one sheet and waits until all of it has been read. */
async function addSheet(zip: ZipFile, path: string, text: AsyncIterable<string>, content: Readable): Promise<void> {
  const sheet = Readable.from(text)
  const stop = () => sheet.destroy()
  content.once('close', stop)
  if (content.destroyed) stop()
  zip.addReadStream(sheet, path, { mtime: noTime })
  await finished(sheet)
  content.off('close', stop)
}

async function* sheetText(
  columns: readonly string[],
  widths: readonly number[],
  source: RowSource,
  mostRows: number,
): AsyncGenerator<string, void, undefined> {
  const heading = columns.map((value, index) => ({ row: 1, column: index + 1, value, look: 'heading' }) as const)
  yield `${declaration}${sheetStart({ widths, frozen })}${rowXml(1, heading, widths)}`
  let written = 1
  while (written < mostRows) {
    const rows = await source.take(mostRows - written)
    if (rows.length === 0) break
    const first = written + 1
    yield rows.map((cells, index) => rowXml(first + index, cellsOf(first + index, cells), widths)).join('')
    written += rows.length
  }
  yield sheetEnd({ choices: [], unprotected: true })
}

function cellsOf(row: number, cells: readonly Cell[]) {
  return cells.map((value, index) => {
    const look = typeof value === 'number' ? 'input' : 'text-input'
    return { row, column: index + 1, value, look } as const
  })
}

type RowSource = {
  /** The rows that come next, which stay there; none at the end. */
  readonly ahead: () => Promise<Rows>
  /** At most so many of the rows that come next; none at the end. */
  readonly take: (most: number) => Promise<Rows>
  /** Ends the reading. */
  readonly end: () => Promise<unknown>
}

/** Rows out of batches, so that a sheet may end within one. */
function rowSource(batches: AsyncIterable<Rows>): RowSource {
  const reading = batches[Symbol.asyncIterator]()
  let waiting: Rows = []
  const ahead = async () => {
    while (waiting.length === 0) {
      const next = await reading.next()
      if (next.done === true) break
      waiting = next.value
    }
    return waiting
  }
  const take = async (most: number) => {
    const rows = (await ahead()).slice(0, most)
    waiting = waiting.slice(rows.length)
    return rows
  }
  return { ahead, take, end: async () => reading.return?.() }
}

/** In characters, by the headings and the first rows: enough for short texts; long ones wrap. */
function widthsOf(columns: readonly string[], rows: Rows): readonly number[] {
  return columns.map((heading, index) => {
    const longest = rows.reduce((most, cells) => Math.max(most, String(cells[index] ?? '').length), heading.length)
    return Math.min(60, Math.max(10, longest + 2))
  })
}
