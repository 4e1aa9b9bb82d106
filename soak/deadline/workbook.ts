import { itemText } from '../../src/core/catalogue/catalogues.ts'
import type { Organisation } from '../../src/core/organisation.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import { writeSpreadsheet } from '../../src/workbook/writing/spreadsheet.ts'
import { templateSheets } from '../../src/workbook/writing/write-template.ts'
import type { CastWorkbook } from './cast.ts'
import { cycle, deadline } from './evening.ts'

/** The plan as it is downloaded, with new texts for some gaps, as typed in a spreadsheet program. */
export async function filledWorkbook(
  organisation: Organisation,
  items: readonly PlanItem[],
  changed: readonly PlanItem[],
): Promise<CastWorkbook> {
  const template = templateSheets({
    organisation,
    cycle,
    madeOn: deadline,
    latestCompletion: null,
    mostOutstandingItems: null,
    items: items.map((item) => ({ item, asks: itemText(cycle, item.evidence) ?? '' })),
  })
  if (!template.made) throw new Error(`The template was refused: ${template.refusal.reason}`)
  const typed = new Map(changed.map(({ gap }) => [gap, `${gap} Written in the workbook.`]))
  const sheets = template.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) => ({ ...cell, value: typed.get(String(cell.value)) ?? cell.value })),
  }))
  const bytes = await writeSpreadsheet(`Improvement plan ${cycle}`, sheets)
  return {
    content: Buffer.from(bytes).toString('base64'),
    gaps: Object.fromEntries(changed.map(({ evidence, gap }) => [evidence, typed.get(gap) ?? gap])),
  }
}
