import { type Day, formatDate } from '../../core/day.ts'
import { furtherTexts, type ItemTextName, itemTexts } from '../../core/plan/item-texts.ts'
import { columns, sheetNames } from '../template.ts'
import type { CellToWrite, SheetToWrite } from './sheet-to-write.ts'

export type InstructionFacts = {
  readonly organisation: { readonly code: string; readonly name: string }
  readonly cycle: string
  /** null if the guidance has no such day, or no such number. */
  readonly latestCompletion: Day | null
  readonly mostOutstandingItems: number | null
}

/** The first sheet: how to fill in the plan and what to do with it then, one paragraph a row. */
export function instructionsSheet(facts: InstructionFacts): SheetToWrite {
  const { organisation, cycle } = facts
  const paragraphs = [
    `For ${organisationShown(organisation)}, ${cycle}.`,
    ...howToFillIn,
    ...columnHelp.map(([name, help]) => `${name}: ${help}`),
    ...limitsOf(facts),
    'When you have finished, save the file as .xlsx and upload it on the page of your plan. You will see what it changes before anything is saved. Nothing is sent to NHS Digital until you send the plan there.',
  ]
  const title: CellToWrite = { row: 1, column: 1, value: 'How to fill in your improvement plan', look: 'title' }
  return {
    name: sheetNames.instructions,
    widths: [110],
    cells: [title, ...paragraphs.map((value, index) => ({ row: index + 2, column: 1, value, look: 'fixed' }) as const)],
    choices: [],
    frozen: { rows: 0, columns: 0 },
  }
}

const howToFillIn: readonly string[] = [
  `Fill in the sheet “${sheetNames.plan}”. Every gap of your assessment is listed there, partly answered ones too. White cells are for you, grey ones are locked.`,
  'One row is one action. The first row of an evidence item also says its gap, owner, date and COVID answer, once for all its actions; leave those blank on its other rows.',
  'Rows that you do not need can stay empty. To add a gap, use the blank rows at the end and write its evidence item, such as 4.5.3, on each row of it.',
  'The sheets have no password. If you need to move, add or delete rows, take the protection off; rows are found again by their row id or evidence item.',
]

const columnHelp: readonly (readonly [string, string])[] = [
  helpOn('gap'),
  [columns.action.heading, 'what will be done to meet the evidence item.'],
  [
    columns.ownerName.heading,
    'the one person who is accountable for the item. Their role and email address have columns of their own.',
  ],
  [
    columns.completion.heading,
    'the one day by which all actions of the item will be done, as day/month/year. A month, a quarter or “TBC” is not a day.',
  ],
  [
    columns.months.heading,
    'only where the COVID response has affected the item: the number of months after the return to business as usual, instead of a date.',
  ],
  [columns.covid.heading, `Yes or No. If Yes, say how in “${columns.covidHow.heading}”.`],
  [columns.doneOn.heading, 'the day the action was done. Leave it blank until then.'],
  [columns.note.heading, 'how the action is going, or why its date has changed.'],
  ...furtherTexts.map(helpOn),
]

function helpOn(name: ItemTextName): readonly [string, string] {
  const { heading, help } = itemTexts[name].column
  return [heading, help]
}

function limitsOf({ latestCompletion, mostOutstandingItems }: InstructionFacts): readonly string[] {
  const latest =
    latestCompletion === null ? [] : [`Completion dates should be on or before ${formatDate(latestCompletion)}.`]
  const most =
    mostOutstandingItems === null
      ? []
      : [`A plan that covers more than ${mostOutstandingItems} outstanding evidence items will not be agreed.`]
  return [...latest, ...most]
}

/** “Central England NHS Trust (XCE)”, or the code alone where no name is known. */
export function organisationShown({ code, name }: { readonly code: string; readonly name: string }): string {
  return name === '' || name === code ? code : `${name} (${code})`
}
