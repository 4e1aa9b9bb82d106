import { Readable } from 'node:stream'
import { type Cell, mapBatches, type Table, type TableInBatches } from '../core/table.ts'
import type { Answer } from '../http/answer.ts'
import { field, type SubmittedForm } from '../http/form.ts'
import { csvInBatches } from '../workbook/writing/write-csv.ts'
import { writeTable } from '../workbook/writing/write-table.ts'

export type TableFormat = 'csv' | 'xlsx'

/** The format in `?format=`; null where the page itself is requested, or an unknown format. */
export function requestedFormat(query: SubmittedForm): TableFormat | null {
  const format = field(query, 'format')
  return format === 'csv' || format === 'xlsx' ? format : null
}

/**
 * A table as a file to download, named `name` with the ending of its format. No text becomes a formula. It is written
 * while it is sent, however long it is; only its first batch is read before, so that what fails at once gets a page.
 */
export async function tableFile(table: Table | TableInBatches, name: string, format: TableFormat): Promise<Answer> {
  const content = await sent(table, (begunTable) =>
    format === 'csv' ? Readable.from(csvInBatches(begunTable), { objectMode: false }) : writeTable(name, begunTable),
  )
  return { kind: 'stream', name: `${name}.${format}`, mediaType: mediaTypes[format], content }
}

/** A table as a JSON list with an object for each row, written in the same way; a browser shows it. */
export async function tableAsJson(table: TableInBatches): Promise<Answer> {
  const content = await sent(table, (begunTable) => Readable.from(jsonInBatches(begunTable), { objectMode: false }))
  return { kind: 'stream', name: null, mediaType: 'application/json; charset=utf-8', content }
}

async function* jsonInBatches({ columns, batches }: TableInBatches): AsyncGenerator<string, void, undefined> {
  let before = '['
  for await (const rows of batches) {
    const objects = rows.map((row) => JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, row[at]]))))
    if (objects.length === 0) continue
    yield before + objects.join(',')
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}

/** What `write` makes of a table of which the first batch has been read. */
async function sent(table: Table | TableInBatches, write: (table: TableInBatches) => Readable): Promise<Readable> {
  const batches = await begun('batches' in table ? table.batches : batchesOf(table.rows))
  const content = write({ columns: table.columns, batches })
  // Also where nobody began to read: a generator that never began does not end what it reads from.
  content.once('close', () => void batches.return())
  return content
}

export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const mediaTypes: Readonly<Record<TableFormat, string>> = { csv: 'text/csv; charset=utf-8', xlsx: xlsxMediaType }

type Rows = Table['rows']

const rowsInBatch = 1000

async function* batchesOf(rows: Rows): AsyncGenerator<Rows, void, undefined> {
  for (let from = 0; from < rows.length; from += rowsInBatch) yield rows.slice(from, from + rowsInBatch)
}

type Begun = AsyncIterable<Rows> & { readonly return: () => Promise<unknown> }

/** The same batches after the first of them has been read; `return` ends the reading wherever it is. */
async function begun(batches: AsyncIterable<Rows>): Promise<Begun> {
  const reading = batches[Symbol.asyncIterator]()
  let first: IteratorResult<Rows> | null = await reading.next()
  const next = async () => {
    const given = first ?? (await reading.next())
    first = null
    return given
  }
  const end = async () => (await reading.return?.()) ?? { done: true as const, value: undefined }
  return { [Symbol.asyncIterator]: () => ({ next, return: end }), return: end }
}

/** A list as the rows of a table, batch by batch. */
export function tableInBatches<Row>(
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
  cells: (row: Row) => readonly Cell[],
): TableInBatches {
  return { columns, batches: mapBatches(batches, cells) }
}
