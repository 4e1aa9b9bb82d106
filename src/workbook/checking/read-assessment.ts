import { type EvidenceReference, parseEvidenceReference } from '../../core/catalogue/evidence.ts'
import { cellName } from '../cell-address.ts'
import { type Cell, shown } from '../reading/cell.ts'
import { csvSheet, mayBeCsv } from '../reading/csv-sheet.ts'
import type { Misshapen } from '../reading/read-csv.ts'
import { isRefusal, type Refusal, refusalSentence } from '../reading/refusal.ts'
import type { Row, Sheet } from '../reading/sheet.ts'
import { openWorkbook } from '../reading/workbook.ts'
import { type FoundCell, findCell, withDisguise } from './problem.ts'
import { aFormula } from './read-cells.ts'

/** One evidence item and its answer in a file. */
export type AssessmentMark = { readonly evidence: EvidenceReference; readonly answer: 'met' | 'partly' | 'not-met' }

/** A cell that cannot be used: the text in it, what that is, and what to write instead. */
export type AssessmentProblem = {
  readonly row: number
  readonly cell: string
  readonly holds: string
  /** Completes “this is …”. */
  readonly is: string
  readonly write: string
}

export type ReadAssessment =
  | { readonly kind: 'refused'; readonly because: string }
  | {
      readonly kind: 'read'
      readonly sheet: string
      readonly marks: readonly AssessmentMark[]
      readonly problems: readonly AssessmentProblem[]
      readonly rows: AssessmentRows
    }

/** The rows below the headings down to the last filled one, each counted once: `read` is the sum of the others. */
export type AssessmentRows = {
  readonly read: number
  readonly marking: number
  readonly withProblems: number
  readonly unanswered: number
  readonly empty: number
}

type FileSheet = Sheet & { readonly misshapen?: readonly Misshapen[] }

/** Reads an .xlsx or CSV file with a column of references and one of answers; a row without an answer marks nothing. */
export async function readAssessment(bytes: Uint8Array): Promise<ReadAssessment> {
  const sheets = await sheetsIn(bytes)
  if ('refused' in sheets) return { kind: 'refused', because: sheets.refused }
  let refusal: Refusal | null = null
  for (const unread of sheets) {
    const sheet = await unread.read()
    const found = isRefusal(sheet) ? null : columnsIn(sheet)
    if (found !== null) return 'alike' in found ? { kind: 'refused', because: severalColumns(found) } : readRows(found)
    if (isRefusal(sheet)) refusal ??= sheet
  }
  return { kind: 'refused', because: refusal === null ? noHeadings : refusalSentence(refusal, wayOut) }
}

type UnreadFileSheet = { readonly read: () => Promise<FileSheet | Refusal> }

/** The sheets in order: each is read only if none before it has the headings. */
async function sheetsIn(bytes: Uint8Array): Promise<readonly UnreadFileSheet[] | { readonly refused: string }> {
  if (mayBeCsv(bytes)) {
    const sheet = csvSheet(bytes, (values) => headingsIn(values) !== null)
    return 'refused' in sheet ? sheet : [{ read: async () => sheet }]
  }
  const workbook = await openWorkbook(bytes)
  return isRefusal(workbook) ? { refused: refusalSentence(workbook, wayOut) } : workbook.sheets
}

const wayOut = 'Fill in the list that can be downloaded here and send it as an .xlsx or CSV file.'

const noHeadings =
  'No row has the headings “Reference” and “Answer”. Put them above the two columns, or start from the list that can be downloaded here.'

type Columns = {
  readonly sheet: FileSheet
  readonly heading: number
  readonly reference: number
  readonly answer: number
}

const referenceHeadings = /^(evidence )?(item )?(reference|ref)$/i
/** Beside a heading of references, as in the list that is downloaded here, these stand over the words of the items. */
const itemHeadings = /^evidence( item)?$/i
const answerHeadings = /^answer$|^status$|^met( ?\/ ?.*)?$/i

/** Headings that may mean the same, each with its cell: only a person can tell which column counts. */
type SeveralColumns = { readonly alike: readonly string[] }

function columnsIn(sheet: FileSheet): Columns | SeveralColumns | null {
  for (const { number, cells } of sheet.rows) {
    const columns = [...cells].toSorted(([a], [b]) => a - b)
    const found = headingsIn(columns.map(([, cell]) => shown(cell)))
    if (found === null) continue
    const below = sheet.rows.filter((row) => row.number > number)
    const items = found.items.filter((at) => below.some((row) => holdsReference(row, columns[at]?.[0])))
    const references = found.references.length === 0 ? found.items : [...found.references, ...items]
    const alike = [references, found.answers].find(({ length }) => length > 1)?.toSorted((a, b) => a - b)
    if (alike !== undefined) return { alike: alike.flatMap((at) => headingAt(number, columns[at])) }
    const [[reference] = [], [answer] = []] = [columns[references[0] ?? -1], columns[found.answers[0] ?? -1]]
    if (reference !== undefined && answer !== undefined) return { sheet, heading: number, reference, answer }
  }
  return null
}

function holdsReference(row: Row, column: number | undefined): boolean {
  const found = findCell(row, column)
  return found !== null && parseEvidenceReference(shown(found.cell)) !== null
}

function headingAt(row: number, column: readonly [number, Cell] | undefined): readonly string[] {
  return column === undefined ? [] : [`“${shown(column[1])}” (${cellName({ row, column: column[0] })})`]
}

function severalColumns({ alike }: SeveralColumns): string {
  return `More than one column may be meant: ${alike.join(' and ')}. Keep one of them, or give the others another heading.`
}

/** The columns of the two headings among the texts of a row, counted from 0; null if it has not both. */
function headingsIn(texts: readonly string[]) {
  const having = (heading: RegExp) => texts.flatMap((text, at) => (heading.test(text) ? [at] : []))
  const [references, items, answers] = [having(referenceHeadings), having(itemHeadings), having(answerHeadings)]
  const hasBoth = references.length + items.length > 0 && answers.length > 0
  return hasBoth ? { references, items, answers } : null
}

type Marked = { readonly mark: AssessmentMark; readonly row: number }

type ReadRow = Marked | { readonly problem: AssessmentProblem }

function readRows(columns: Columns): ReadAssessment & { readonly kind: 'read' } {
  const rows = columns.sheet.rows.filter(({ number }) => number > columns.heading)
  const misshapen = columns.sheet.misshapen ?? []
  const misshapenRows = new Set(misshapen.map(({ row }) => row))
  const read = rows.filter(({ number }) => !misshapenRows.has(number)).flatMap((row) => readRow(columns, row) ?? [])
  const marked = read.flatMap((each) => ('mark' in each ? [each] : []))
  const problems = [
    ...misshapen.map((each) => ({ ...each, cell: cellName({ row: each.row, column: 1 }), holds: each.stands })),
    ...read.flatMap((each) => ('problem' in each ? [each.problem] : [])),
    ...repeatedIn(columns, marked),
  ].toSorted((a, b) => a.row - b.row)
  const wrong = new Set(problems.map(({ row }) => row))
  const marks = marked.filter(({ row }) => !wrong.has(row)).map(({ mark }) => mark)
  return { kind: 'read', sheet: columns.sheet.name, marks, problems, rows: counted(columns, rows, marks, wrong) }
}

function repeatedIn(columns: Columns, marked: readonly Marked[]): readonly AssessmentProblem[] {
  const first = new Map(marked.toReversed().map(({ mark, row }) => [mark.evidence, row]))
  return marked.flatMap(({ mark, row }) => {
    const before = first.get(mark.evidence) ?? row
    return before === row ? [] : [twice(columns, row, mark.evidence, before)]
  })
}

function counted(
  { heading }: Columns,
  rows: readonly Row[],
  { length: marking }: readonly AssessmentMark[],
  { size: withProblems }: ReadonlySet<number>,
): AssessmentRows {
  const read = (rows.at(-1)?.number ?? heading) - heading
  const unanswered = rows.length - marking - withProblems
  return { read, marking, withProblems, unanswered, empty: read - rows.length }
}

/** null for a row without an answer. */
function readRow(columns: Columns, row: Row): ReadRow | null {
  const answerCell = findCell(row, columns.answer)
  if (answerCell === null) return null
  const reference = findCell(row, columns.reference)
  const text = reference === null ? '' : shown(reference.cell)
  const evidence = parseEvidenceReference(text)
  const answer = answers.get(plainAnswer(answerCell))
  const at = (column: number) => ({ row: row.number, cell: cellName({ row: row.number, column }) })
  if (evidence === null) return { problem: { ...at(columns.reference), ...wrong(text, notAReference(text)) } }
  if (answer === undefined) return { problem: { ...at(columns.answer), ...wrong(shown(answerCell.cell), notAnAnswer) } }
  return { mark: { evidence, answer }, row: row.number }
}

function wrong(holds: string, { is, write }: { readonly is: string; readonly write: string }) {
  return { holds, is: withDisguise(holds.startsWith('=') ? aFormula : is, holds), write }
}

function plainAnswer({ cell }: FoundCell): string {
  return shown(cell)
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
}

const answers: ReadonlyMap<string, AssessmentMark['answer']> = new Map([
  ['met', 'met'],
  ['partly', 'partly'],
  ['partly met', 'partly'],
  ['partially met', 'partly'],
  ['not met', 'not-met'],
])

const notAnAnswer = {
  is: 'not an answer that can be read',
  write: 'Write met, partly met or not met. Leave it empty to mark nothing.',
}

function notAReference(text: string) {
  const write = 'Write the reference of the evidence item, such as 4.5.3.'
  if (text === '') return { is: 'a row with an answer but no evidence reference', write }
  if (!/^\d+[/-]\d+[/-]\d+$|^\d{1,2}[- ][a-z]{3}([- ]\d{2,4})?$/i.test(text))
    return { is: 'not the reference of an evidence item', write }
  return {
    is: 'a date: the spreadsheet has turned the reference into one',
    write: `${write} First format the column as text, so that the spreadsheet leaves it alone.`,
  }
}

function twice(columns: Columns, row: number, evidence: EvidenceReference, before: number): AssessmentProblem {
  const cell = cellName({ row, column: columns.reference })
  return { row, cell, holds: evidence, is: `also in row ${before}`, write: 'Keep only one of the two rows.' }
}
