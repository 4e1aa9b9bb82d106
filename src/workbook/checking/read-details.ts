import { type EvidenceReference, parseEvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Day } from '../../core/day.ts'
import { type CycleName, parseCycleName } from '../../core/guidance/cycles.ts'
import { type OdsCode, parseOdsCode } from '../../core/organisation.ts'
import { latestContentVersion } from '../../core/plan/canonical.ts'
import { shown } from '../reading/cell.ts'
import { isRefusal, type Refusal } from '../reading/refusal.ts'
import type { Row, Sheet } from '../reading/sheet.ts'
import type { Workbook } from '../reading/workbook.ts'
import { detailNames, gapListHeadings, sheetNames, templateVersion } from '../template.ts'
import { isNamed } from './find-plan-sheet.ts'
import { type CellLocation, findCell } from './problem.ts'
import { readDay } from './read-day.ts'

/** The details that the template wrote about itself. */
export type FileDetails = {
  readonly organisation: { readonly code: OdsCode; readonly name: string }
  readonly cycle: CycleName
  readonly templateVersion: string
  readonly madeOn: Day
  /** What its columns can hold. Its fingerprints are of texts in this version. */
  readonly contentVersion: number
  readonly listed: readonly ListedGap[]
}

/** A gap that the template listed, with the fingerprint of its item then and the number of its last row. */
type ListedGap = {
  readonly evidence: EvidenceReference
  readonly fingerprint: string
  readonly lastRow: number
  readonly at: CellLocation
}

/** The sheet that people do not fill in; undefined where the workbook has none. */
export async function detailsSheet({ sheets }: Workbook): Promise<Sheet | Refusal | undefined> {
  return sheets.find(({ name }) => isNamed(name, sheetNames.details))?.read()
}

/**
 * The content version that a workbook was made in; 1 where it says none, as those made before there were versions, or
 * has no such sheet. One that is later than can be read here is refused, before anything else of the file is read.
 */
export function contentVersionIn(details: Sheet | Refusal | undefined): number | Refusal {
  const text = details === undefined || isRefusal(details) ? '' : detail(details, detailNames.contentVersion)
  if (text === '') return 1
  if (!/^[1-9]\d{0,5}$/.test(text)) return changed('no longer says in which content version the template was made')
  const version = Number(text)
  return version > latestContentVersion ? { reason: 'newer-content-version', version } : version
}

/** Reads the sheet that people do not fill in; refused if it was changed, as the file then cannot be matched with a plan. */
export function readDetails(sheet: Sheet | Refusal | undefined, contentVersion: number): FileDetails | Refusal {
  if (sheet === undefined) return changed('is missing')
  return isRefusal(sheet) ? sheet : detailsIn(sheet, contentVersion)
}

function detailsIn(sheet: Sheet, contentVersion: number): FileDetails | Refusal {
  const version = detail(sheet, detailNames.templateVersion)
  if (version !== '' && version !== templateVersion) return { reason: 'other-template-version', version }
  const code = parseOdsCode(detail(sheet, detailNames.organisationCode))
  const cycle = parseCycleName(detail(sheet, detailNames.cycle))
  const madeOn = madeOnIn(sheet)
  if (version === '' || code === null || cycle === null || madeOn === null) {
    return changed('no longer says for which organisation, which toolkit year and on which day the template was made')
  }
  const listed = gapsListedIn(sheet)
  if (isRefusal(listed)) return listed
  const name = detail(sheet, detailNames.organisationName)
  return { organisation: { code, name }, cycle, templateVersion: version, madeOn, contentVersion, listed }
}

function detail(sheet: Sheet, name: string): string {
  const row = sheet.rows.find((row) => textIn(row, 1) === name)
  return row === undefined ? '' : textIn(row, 2)
}

/** Numbers and some other programs save the day as a text. */
function madeOnIn(sheet: Sheet): Day | null {
  const row = sheet.rows.find((row) => textIn(row, 1) === detailNames.madeOn)
  const found = row === undefined ? null : findCell(row, 2)
  const reading = found === null ? null : readDay(found.cell)
  return reading?.understood === true ? reading.value : null
}

function gapsListedIn(sheet: Sheet): readonly ListedGap[] | Refusal {
  const heading = sheet.rows.findIndex((row) => textIn(row, 1) === gapListHeadings[0])
  if (heading === -1) return changed('no longer lists the gaps')
  const listed = sheet.rows.slice(heading + 1).map((row) => listedGap(sheet, row))
  const whole = listed.flatMap((gap) => gap ?? [])
  const distinct = new Set(whole.map(({ evidence }) => evidence)).size
  return distinct < listed.length ? changed('no longer lists the gaps as it did') : whole
}

function listedGap({ name: sheet }: Sheet, row: Row): ListedGap | null {
  const evidence = parseEvidenceReference(textIn(row, 1))
  const fingerprint = textIn(row, 2)
  const lastRow = Number(textIn(row, 3))
  if (evidence === null || !/^[0-9a-f]{64}$/.test(fingerprint) || !Number.isInteger(lastRow)) return null
  return { evidence, fingerprint, lastRow, at: { sheet, cell: `A${row.number}` } }
}

function textIn(row: Row, column: number): string {
  const found = findCell(row, column)
  return found === null ? '' : shown(found.cell)
}

function changed(what: string): Refusal {
  return { reason: 'no-details', what }
}
