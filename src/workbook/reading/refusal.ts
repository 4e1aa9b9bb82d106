import { limits } from './limits.ts'
import type { Lookalike } from './lookalike.ts'

/** Why a file is not read at all. It carries what its sentence needs. */
export type Refusal =
  | { readonly reason: 'empty' }
  | { readonly reason: 'file-too-large' }
  | { readonly reason: 'not-a-workbook'; readonly looksLike: Lookalike }
  | { readonly reason: 'encrypted' }
  | { readonly reason: 'cut-off' }
  | { readonly reason: 'damaged'; readonly what: string }
  | { readonly reason: 'too-many-parts'; readonly count: number }
  | { readonly reason: 'unpacks-too-large'; readonly part: string }
  | { readonly reason: 'too-much-markup'; readonly part: string }
  | { readonly reason: 'document-type'; readonly part: string }
  | { readonly reason: 'macros' }
  | { readonly reason: 'external-link' }
  | { readonly reason: 'embedded-object' }
  | { readonly reason: 'too-many-rows'; readonly sheet: string }
  | { readonly reason: 'cell-out-of-range'; readonly sheet: string; readonly cell: string }
  | { readonly reason: 'text-too-long'; readonly sheet: string; readonly cell: string }
  | { readonly reason: 'too-many-merged-cells'; readonly sheet: string }
  | { readonly reason: 'no-plan-sheet' }
  | { readonly reason: 'several-plan-sheets'; readonly sheets: readonly string[] }
  | { readonly reason: 'no-details'; readonly what: string }
  | { readonly reason: 'other-template-version'; readonly version: string }
  | { readonly reason: 'newer-content-version'; readonly version: number }

type Reason = Refusal['reason']
type Sentences = { readonly [R in Reason]: (refusal: Extract<Refusal, { reason: R }>) => string }

const startAgain = 'Fill in the template as it was downloaded and send it as an .xlsx file.'

const sentences: Sentences = {
  empty: () => `The file is empty. ${startAgain}`,
  'file-too-large': () =>
    `The file is larger than ${megabytes(limits.fileBytes)}. Take out pictures and extra sheets and send it again.`,
  'not-a-workbook': ({ looksLike }) => `The file is not an .xlsx workbook: it looks like ${looksLike}. ${startAgain}`,
  encrypted: () => 'The file is protected with a password. Save it without one and send it again.',
  'cut-off': () => 'The end of the file is missing. Send it again; if that does not help, save it anew first.',
  damaged: ({ what }) =>
    `The file is damaged: ${clipped(what)}. Open it in your spreadsheet program, save it anew and send that.`,
  'too-many-parts': ({ count }) =>
    `The file is made of ${count.toLocaleString('en-GB')} parts; at most ${limits.parts} are read. ${startAgain}`,
  'unpacks-too-large': ({ part }) => `The file unpacks to far more than a plan needs (${clipped(part)}). ${startAgain}`,
  'too-much-markup': ({ part }) => `The file holds far more markup than a plan needs (${clipped(part)}). ${startAgain}`,
  'document-type': ({ part }) =>
    `The file declares a document type (${clipped(part)}), which no spreadsheet program does. ${startAgain}`,
  macros: () => 'The file holds macros. Save it as .xlsx, without macros, and send that.',
  'external-link': () => 'The file links to another file or data source. Take the links out and send it again.',
  'embedded-object': () => 'The file has another file or a control embedded in it. Take it out and send it again.',
  'too-many-rows': ({ sheet }) =>
    `The sheet “${clipped(sheet)}” has more than ${limits.rows} filled rows. Take out what is not part of the plan.`,
  'cell-out-of-range': ({ sheet, cell }) =>
    `The sheet “${clipped(sheet)}” has something at ${cell}, far outside the template. Clear it and send the file again.`,
  'text-too-long': ({ sheet, cell }) =>
    `Cell ${cell} of “${clipped(sheet)}” holds more than ${limits.cellCharacters.toLocaleString('en-GB')} characters. Shorten it.`,
  'too-many-merged-cells': ({ sheet }) => `The sheet “${clipped(sheet)}” has too many merged cells. Undo the merging.`,
  'no-plan-sheet': () =>
    `No sheet has the plan’s headings, “Evidence item” and “Action” among them, in one row. ${startAgain}`,
  'several-plan-sheets': ({ sheets }) =>
    `More than one sheet has the plan’s headings: ${sheets.map((name) => `“${clipped(name)}”`).join(', ')}. Keep only one.`,
  'no-details': ({ what }) => `The sheet “Details” ${what}. ${startAgain}`,
  'other-template-version': ({ version }) =>
    `The file was made from version “${clipped(version)}” of the template, which is not read here. Download the template again.`,
  'newer-content-version': ({ version }) =>
    `The file was made by a newer version of this service (content version ${version}), which may ask for more than can be read here. Nothing of it was saved. Keep the file and send it again in a few minutes, when this version is updated too.`,
}

/** The refusal in plain words: what is wrong with the file, and what to do. */
export function refusalSentence(refusal: Refusal): string {
  // TypeScript checks the table reason by reason, but cannot see that the function found here takes this refusal.
  const sentence = sentences[refusal.reason] as (refusal: Refusal) => string
  return sentence(refusal)
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
