import { registerColumns } from '../src/core/register/columns.ts'
import type { Cell } from '../src/core/table.ts'
import { csvInBatches } from '../src/workbook/writing/write-csv.ts'
import { writeTable } from '../src/workbook/writing/write-table.ts'

/** As many rows as the register of the whole toolkit has. */
export const registerRows = 64_201

const sectors = ['GP', 'Pharmacy', 'Dentist', 'Company', 'Social Care', 'Charity/Hospice']

/** A made-up register of the whole toolkit: the organisations given, among those of other sectors. */
export async function wholeRegister(ending: 'csv' | 'xlsx', ours: readonly string[]): Promise<Buffer> {
  const table = { columns: registerColumns, batches: rowsOf(ours) }
  const chunks: Buffer[] = []
  const content = ending === 'csv' ? csvInBatches(table) : writeTable('DSPT search results', table)
  for await (const chunk of content) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

async function* rowsOf(ours: readonly string[]): AsyncGenerator<readonly (readonly Cell[])[]> {
  for (let from = 0; from < registerRows; from += 1000) {
    const length = Math.min(1000, registerRows - from)
    yield Array.from({ length }, (_, each) => rowAt(from + each, ours))
  }
}

function rowAt(index: number, ours: readonly string[]): readonly Cell[] {
  const own = ours[Math.floor(index / 100)]
  const date = `${String(1 + (index % 28)).padStart(2, '0')}/06/2021`
  if (index % 100 === 0 && own !== undefined)
    return [own, `ORGANISATION ${own}`, '20/21 Standards Met', date, 'NHS Trust']
  const name = `THE ${index}TH SURGERY, CHEMIST OR HOME OF A ROAD IN TOWN ${index % 977}`
  const status = index % 3 === 0 ? 'Not Published' : '20/21 Standards Met'
  return [
    `Z${index.toString(36).toUpperCase().padStart(5, '0')}`,
    name,
    status,
    date,
    sectors[index % sectors.length] ?? null,
  ]
}
