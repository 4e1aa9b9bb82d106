import { limits, listLimits } from './limits.ts'
import type { Lookalike } from './lookalike.ts'

/** Why a file is not read at all. It carries what its sentence needs. */
export type Refusal =
  | { readonly reason: 'empty' }
  | { readonly reason: 'file-too-large' }
  | { readonly reason: 'not-a-workbook'; readonly looksLike: Lookalike }
  | { readonly reason: 'encrypted' }
  | { readonly reason: 'locked-by-label' }
  | { readonly reason: 'cut-off' }
  | { readonly reason: 'damaged'; readonly what: string }
  | { readonly reason: 'too-many-parts'; readonly count: number }
  | { readonly reason: 'unpacks-too-large'; readonly part: string; readonly content?: PartContent }
  | { readonly reason: 'too-much-markup'; readonly part: string; readonly content?: PartContent }
  | { readonly reason: 'document-type'; readonly part: string }
  | { readonly reason: 'macros'; readonly part: string }
  | { readonly reason: 'external-link'; readonly part: string }
  | { readonly reason: 'embedded-object'; readonly part: string }
  | { readonly reason: 'too-many-sheets'; readonly count: number }
  | { readonly reason: 'too-many-rows'; readonly sheet: string }
  | { readonly reason: 'list-too-long'; readonly sheet: string }
  | { readonly reason: 'formula'; readonly sheet: string; readonly cell: string }
  | { readonly reason: 'cell-out-of-range'; readonly sheet: string; readonly cell: string }
  | { readonly reason: 'text-too-long'; readonly sheet: string; readonly cell: string }
  | { readonly reason: 'too-many-merged-cells'; readonly sheet: string }
  /** `named` lacks those headings, although it has the name of the plan’s sheet. */
  | {
      readonly reason: 'no-plan-sheet'
      readonly sheets: readonly string[]
      readonly named: { readonly sheet: string; readonly lacks: readonly string[] } | null
    }
  | { readonly reason: 'several-plan-sheets'; readonly sheets: readonly string[] }
  | { readonly reason: 'no-details'; readonly what: string }
  | { readonly reason: 'other-template-version'; readonly version: string }
  | { readonly reason: 'newer-content-version'; readonly version: number }

/** What a part holds that is too large. */
export type PartContent =
  | { readonly kind: 'sheet'; readonly name: string }
  | { readonly kind: 'formats' }
  | { readonly kind: 'texts' }

type Reason = Refusal['reason']
type Sentences = { readonly [R in Reason]: (refusal: Extract<Refusal, { reason: R }>, wayOut: string) => string }

/** What a person does who wanted to send a plan. */
const sendTheTemplate = 'Fill in the template as it was downloaded and send it as an .xlsx file.'

const sentences: Sentences = {
  empty: (_, wayOut) => `The file is empty. ${wayOut}`,
  'file-too-large': () =>
    `The file is larger than ${megabytes(limits.fileBytes)}. Take out pictures and extra sheets and send it again.`,
  'not-a-workbook': ({ looksLike }, wayOut) =>
    `The file is not an .xlsx workbook: it looks like ${looksLike}. ${waysOut[looksLike] ?? wayOut}`,
  encrypted: () => 'The file is protected with a password. Save it without one and send it again.',
  'locked-by-label': () =>
    'Your organisation’s label locks this file, so that only its own people can open it. Save a copy with a label that does not lock it, such as General, and send that.',
  'cut-off': () => 'The end of the file is missing. Send it again; if that does not help, save it anew first.',
  damaged: ({ what }) =>
    `The file is damaged: ${clipped(what)}. Open it in your spreadsheet program, save it anew and send that.`,
  'too-many-parts': ({ count }) =>
    `The file is made of ${count.toLocaleString('en-GB')} parts; at most ${limits.parts} are read. Take out pictures, charts and extra sheets and send it again.`,
  'unpacks-too-large': ({ part, content }, wayOut) =>
    `The file unpacks to far more than is read (${clipped(part)}). ${takeOut(content, wayOut)}`,
  'too-much-markup': ({ part, content }, wayOut) =>
    `The file holds far more markup than is read (${clipped(part)}). ${takeOut(content, wayOut)}`,
  'document-type': ({ part }, wayOut) =>
    `The file declares a document type (${clipped(part)}), which no spreadsheet program does. ${wayOut}`,
  macros: ({ part }) => `The file holds macros (${clipped(part)}). Save it as .xlsx, without macros, and send that.`,
  'external-link': ({ part }) =>
    `The file links to another file or data source (${clipped(part)}). Take the links out, in Excel under Data, Edit Links or Queries & Connections, and send it again.`,
  'embedded-object': ({ part }) =>
    `The file has another file or a control embedded in it (${clipped(part)}). Take it out and send it again.`,
  'too-many-sheets': ({ count }) =>
    `The file has ${count.toLocaleString('en-GB')} sheets; at most ${limits.sheets} are read. Take out those that are your own and send it again.`,
  'too-many-rows': ({ sheet }) =>
    `The sheet “${clipped(sheet)}” has more than ${limits.rows} filled rows. Take out what is not needed, or the whole sheet if it is your own.`,
  'list-too-long': ({ sheet }) =>
    `The sheet “${clipped(sheet)}” has more than ${listLimits.rows.toLocaleString('en-GB')} rows. Take out what is not needed.`,
  formula: ({ cell }) => `There is a formula at ${cell}. Put its value there and send the file again.`,
  'cell-out-of-range': ({ sheet, cell }) =>
    `The sheet “${clipped(sheet)}” has something at ${cell}, far outside the template. Clear it, or take the sheet out if it is your own, and send the file again.`,
  'text-too-long': ({ sheet, cell }) =>
    `Cell ${cell} of “${clipped(sheet)}” holds more than ${limits.cellCharacters.toLocaleString('en-GB')} characters. Shorten it.`,
  'too-many-merged-cells': ({ sheet }) => `The sheet “${clipped(sheet)}” has too many merged cells. Undo the merging.`,
  'no-plan-sheet': (refusal, wayOut) => `${noPlanSheet(refusal)} ${wayOut}`,
  'several-plan-sheets': ({ sheets }) =>
    `More than one sheet has the plan’s headings: ${quoted(sheets)}. Keep only one.`,
  'no-details': ({ what }, wayOut) => `The sheet “Details” ${what}. ${wayOut}`,
  'other-template-version': ({ version }) =>
    `The file was made from version “${clipped(version)}” of the template, which is not read here. Download the template again.`,
  'newer-content-version': ({ version }) =>
    `The file was made by a newer version of this service (content version ${version}), which may ask for more than can be read here. Nothing of it was saved. Keep the file and send it again in a few minutes, when this version is updated too.`,
}

/** Some systems give a list that way and call it .xls. */
const saveAnew = 'If it holds a list, open it in your spreadsheet program, save it as .xlsx and send that.'

/** For what is not a workbook but can be made one, or holds one. */
const waysOut: Partial<Record<Lookalike, string>> = {
  'an old Excel workbook (.xls)': 'Open it in Excel, save it as an Excel Workbook (.xlsx) and send that.',
  'a binary Excel workbook (.xlsb)': 'Open it in Excel, save it as an Excel Workbook (.xlsx) and send that.',
  'an OpenDocument spreadsheet (.ods)': 'Open it, save it as Excel 2007-365 (.xlsx) and send that.',
  'an Apple Numbers, Pages or Keynote file': 'In Numbers, choose File, Export To, Excel, and send the .xlsx file.',
  'a workbook that was passed on as text': 'Send the workbook itself, as your spreadsheet program saved it.',
  'a web page (HTML)': saveAnew,
  'an XML file': saveAnew,
  'a shortcut to a Google Sheet': 'In Google Sheets, choose File, Download, Microsoft Excel (.xlsx), and send that.',
  'a web page in a ZIP archive': 'In Google Sheets, choose File, Download, Microsoft Excel (.xlsx), and send that.',
  'a ZIP archive with a workbook in it': 'Unpack it and send the .xlsx file that is in it.',
}

function takeOut(content: PartContent | undefined, wayOut: string): string {
  switch (content?.kind) {
    case 'sheet':
      return `Take out what is not needed from the sheet “${clipped(content.name)}”, or the whole sheet if it is your own.`
    case 'formats':
      return 'It has tens of thousands of cell formats, left over from copying between workbooks. Copy your texts, with Paste Values, into a template that was just downloaded, and send that.'
    case 'texts':
      return 'It holds too many texts. Take out the sheets that are your own and send it again.'
    case undefined:
      return wayOut
  }
}

function noPlanSheet({ sheets, named }: Extract<Refusal, { reason: 'no-plan-sheet' }>): string {
  if (named !== null)
    return `The sheet “${clipped(named.sheet)}” has no row with the headings ${quoted(named.lacks)}, which the plan has.`
  const found =
    sheets.length === 0
      ? 'The file has no sheet'
      : `The file has ${sheets.length === 1 ? 'the sheet' : 'the sheets'} ${quoted(sheets)}`
  return `${found}, but not “Improvement plan”, nor any with the plan’s headings, “Evidence item” and “Action” among them, in one row.`
}

function quoted(names: readonly string[]): string {
  const first = names.slice(0, mostNamed).map((name) => `“${clipped(name)}”`)
  const more = names.length - first.length
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ')
}

const mostNamed = 5

/**
 * The refusal in plain words for any page: what is wrong with the file, and what to do. `wayOut` says how to come by a
 * file that can be read, where the file itself cannot be mended; without it, by the plan’s template.
 */
export function refusalSentence(refusal: Refusal, wayOut: string = sendTheTemplate): string {
  // TypeScript checks the table reason by reason, but cannot see that the function found here takes this refusal.
  const sentence = sentences[refusal.reason] as (refusal: Refusal, wayOut: string) => string
  return sentence(refusal, wayOut)
}

/** Whether the result of reading is a refusal; only refusals have a `reason`. */
export function isRefusal<T extends object>(read: T | Refusal): read is Refusal {
  return 'reason' in read
}

function megabytes(bytes: number): string {
  return `${bytes / (1024 * 1024)} MB`
}

/** A text from a file, on one line and short enough for a sentence. */
export function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest ? line : `${line.slice(0, longest)}…`
}

const longest = 80
