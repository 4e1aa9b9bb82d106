import { isRefusal, type Refusal } from '../../src/workbook/reading/refusal.ts'
import type { Sheet } from '../../src/workbook/reading/sheet.ts'
import { openWorkbook, readSheets } from '../../src/workbook/reading/workbook.ts'

/** Every sheet of a file, which no page reads of a hostile one. */
export async function readWhole(bytes: Uint8Array): Promise<readonly Sheet[] | Refusal> {
  const workbook = await openWorkbook(bytes)
  return isRefusal(workbook) ? workbook : readSheets(workbook)
}
