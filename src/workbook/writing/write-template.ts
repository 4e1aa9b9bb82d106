import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { itemTextNames } from '../../core/plan/item-texts.ts'
import { plainItem } from '../../core/plan/plain-item.ts'
import type { PlanItem } from '../../core/plan/plan.ts'
import { limits } from '../reading/limits.ts'
import { lastNumber } from '../template.ts'
import { detailsSheet, type TemplateDetails } from './details-sheet.ts'
import { type InstructionFacts, instructionsSheet } from './instructions-sheet.ts'
import { planSheet, rowsOfItem } from './plan-sheet.ts'
import type { SheetToWrite } from './sheet-to-write.ts'
import { writeSpreadsheet } from './spreadsheet.ts'

type WrittenTemplate =
  | { readonly written: true; readonly bytes: Uint8Array }
  | { readonly written: false; readonly refusal: TemplateRefusal }

/** The improvement plan template as .xlsx, prefilled and protected; it reads back as the same plan. Or a refusal. */
export async function writeTemplate(contents: TemplateContents): Promise<WrittenTemplate> {
  const template = templateSheets(contents)
  if (!template.made) return { written: false, refusal: template.refusal }
  const title = `Improvement plan ${contents.cycle}, ${contents.organisation.code}`
  return { written: true, bytes: await writeSpreadsheet(title, template.sheets) }
}

/** Why there is no template, and what to do. */
export function templateRefusalSentence(refusal: TemplateRefusal): string {
  switch (refusal.reason) {
    case 'too-many-actions':
      return `The plan would take ${refusal.rows} rows of the template, which has room for ${refusal.most}. Work on it on the web instead.`
    case 'text-too-long': {
      const most = limits.cellCharacters.toLocaleString('en-GB')
      return `A text of ${refusal.evidence} is longer than the ${most} characters that a cell can hold. Shorten it first.`
    }
  }
}

/** What goes into a template: the plan as it is now, with an item for each gap, and what each evidence item asks. */
export type TemplateContents = TemplateDetails &
  InstructionFacts & { readonly items: readonly { readonly item: PlanItem; readonly asks: string }[] }

/** Why no template is written: it could not be read back. */
export type TemplateRefusal =
  | { readonly reason: 'too-many-actions'; readonly rows: number; readonly most: number }
  | { readonly reason: 'text-too-long'; readonly evidence: EvidenceReference }

type TemplateSheets =
  | { readonly made: true; readonly sheets: readonly SheetToWrite[] }
  | { readonly made: false; readonly refusal: TemplateRefusal }

/** The sheets of the template: instructions, the plan, and what the file is. */
export function templateSheets(contents: TemplateContents): TemplateSheets {
  const items = contents.items.map(({ item, asks }) => ({ item: plainItem(item), asks }))
  const tooLong = items.find(({ item }) => textsOf(item).some(({ length }) => length > limits.cellCharacters))
  if (tooLong !== undefined) return refuse({ reason: 'text-too-long', evidence: tooLong.item.evidence })
  const byItem = rowsWithin(items)
  const rows = byItem.flat()
  if (rows.length > mostPrefilled) return refuse({ reason: 'too-many-actions', rows: rows.length, most: mostPrefilled })
  const listed = items.map(({ item }, index) => ({
    item,
    lastRow: lastNumber(item.actions) + spareIn(item, byItem[index]),
  }))
  return {
    made: true,
    sheets: [instructionsSheet(contents), planSheet(rows, blankRows), detailsSheet(contents, listed)],
  }
}

const blankRows = 15
/** Leaves room for the heading and for added rows within the rows that are read. */
const mostPrefilled = limits.rows - 1 - 2 * blankRows
/** The rows for an item without actions: as many as fit, of these. */
const rowsAnItem = [3, 2, 1] as const

type Filled = readonly { readonly item: PlanItem; readonly asks: string }[]

/** As many spare rows as fit: a plan of a few items has room for more actions on each than one of a hundred. */
function rowsWithin(items: Filled) {
  const attempts = rowsAnItem.map((atLeast) => items.map(({ item, asks }) => rowsOfItem(item, asks, atLeast)))
  const fitting = attempts.find((byItem) => byItem.flat().length <= mostPrefilled)
  return fitting ?? items.map(({ item, asks }) => rowsOfItem(item, asks, 1))
}

function spareIn({ actions }: PlanItem, rows: readonly unknown[] = []): number {
  return rows.length - actions.length
}

function textsOf(item: PlanItem): readonly string[] {
  const { owner, actions, covid } = item
  const ofItem = itemTextNames.map((name) => item[name])
  const ofActions = actions.flatMap(({ text, note }) => [text, note])
  return [...ofItem, covid.explanation, owner?.name ?? '', owner?.role ?? '', owner?.email ?? '', ...ofActions]
}

function refuse(refusal: TemplateRefusal): TemplateSheets {
  return { made: false, refusal }
}
