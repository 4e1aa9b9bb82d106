import { type EvidenceReference, parseEvidenceReference } from '../../core/catalogue/evidence.ts'
import { cellName } from '../cell-address.ts'
import { shown } from '../reading/cell.ts'
import type { Row } from '../reading/sheet.ts'
import { parseRowId } from '../template.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { type FoundCell, findCell, type Problem, problemWith } from './problem.ts'
import { aFormula } from './read-cells.ts'

/** What a row is about. `evidence` is null if that is not clear, `action` if the row was added. */
export type RowKey = {
  readonly evidence: EvidenceReference | null
  readonly action: string | null
  readonly problems: readonly Problem[]
  /** Items that the row may or may not belong to. */
  readonly doubts: readonly EvidenceReference[]
}

/** Reads what a row is about from its row id, or without one from its evidence item. */
export function rowKey({ sheet: { name: sheet }, columns }: PlanSheet, row: Row): RowKey {
  const idCell = findCell(row, columns.get('rowId'))
  const evidenceCell = findCell(row, columns.get('evidence'))
  const id = idCell === null ? null : parseRowId(shown(idCell.cell))
  const evidence = evidenceCell === null ? null : parseEvidenceReference(shown(evidenceCell.cell))
  if (id !== null && evidenceCell !== null && evidence !== id.evidence) {
    const doubts = evidence === null ? [] : [id.evidence, evidence]
    return {
      ...id,
      evidence: evidence === null ? id.evidence : null,
      problems: [otherItem(sheet, evidenceCell, id)],
      doubts,
    }
  }
  const idProblem = idCell !== null && id === null ? [problemWith(sheet, 'P1', idCell, notOurId)] : []
  if (id !== null) return { ...id, problems: [], doubts: [] }
  if (evidence !== null) return { evidence, action: null, problems: idProblem, doubts: [] }
  const notAnItem =
    evidenceCell === null ? blankItem(sheet, row, columns.get('evidence')) : illFormed(sheet, evidenceCell)
  return { evidence: null, action: null, problems: [...idProblem, notAnItem], doubts: [] }
}

const notOurId = { is: 'not a row id that the template wrote', write: 'Leave the row id blank in a row that you add.' }

function otherItem(
  sheet: string,
  cell: FoundCell,
  id: { readonly evidence: EvidenceReference; readonly action: string },
): Problem {
  const is = `not the evidence item of its row id, ${id.evidence}/${id.action}`
  return problemWith(sheet, 'P1', cell, {
    is,
    write: `Write ${id.evidence}, or clear the row id if this is a new row.`,
  })
}

function illFormed(sheet: string, cell: FoundCell): Problem {
  return problemWith(sheet, 'P1', cell, { is: instead(cell), write: writeReference })
}

function instead({ cell: { kind } }: FoundCell): string {
  if (kind === 'formula') return aFormula
  const isDate = kind === 'day' || kind === 'part-of-a-day'
  return isDate ? 'a date: the spreadsheet has turned the reference into one' : 'not the reference of an evidence item'
}

function blankItem(sheet: string, { number: row }: Row, column = 1): Problem {
  const is = 'a row that does not say which evidence item it is for'
  return { rule: 'P1', sheet, cell: cellName({ row, column }), holds: '', is, write: writeReference }
}

const writeReference = 'Write the reference of the evidence item, such as 4.5.3.'
