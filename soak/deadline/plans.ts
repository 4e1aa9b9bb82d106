import { catalogue2021 } from '../../src/core/catalogue/2020-21.ts'
import type { EvidenceReference } from '../../src/core/catalogue/evidence.ts'
import { addDays, day } from '../../src/core/day.ts'
import { emptyItem, type PlanItem } from '../../src/core/plan/plan.ts'

/** How far one organisation has come when the evening begins; it follows from its number in the list. */
export type Progress = {
  readonly gaps: readonly EvidenceReference[]
  readonly hasSent: boolean
  /** Written in the workbook, on the web by the editor, and by the colleague. */
  readonly inWorkbook: readonly EvidenceReference[]
  readonly editors: readonly EvidenceReference[]
  /** Those of the editor that are still empty. */
  readonly empty: readonly EvidenceReference[]
  readonly colleagues: readonly EvidenceReference[]
}

/** From 8 to 14 items a plan; one organisation in four has sent its plan before the evening. */
export function progressOf(row: number): Progress {
  const all = catalogue2021.items.map(({ reference }) => reference)
  const items = 8 + (row % 7)
  const from = row % (all.length - items)
  const gaps = all.slice(from, from + items)
  const hasSent = row % 4 === 0
  const [web, alone] = [Math.ceil(items / 2), 2]
  return {
    gaps,
    hasSent,
    editors: gaps.slice(0, web),
    empty: hasSent ? [] : gaps.slice(web - Math.floor(web / 2), web),
    colleagues: gaps.slice(web, web + alone),
    inWorkbook: gaps.slice(web + alone),
  }
}

/** An item in which no rule finds anything to fix. */
export function writtenItem(evidence: EvidenceReference, row: number): PlanItem {
  const about = `for ${evidence} at the sites of organisation ${row}`
  return {
    ...emptyItem(evidence),
    gap: `What is asked ${about} is in place at some of them only, and nobody has checked it since the last audit.`,
    actions: [
      { id: '1', text: `Write down who does what ${about} and have it approved by the board`, doneOn: null, note: '' },
      { id: '2', text: `Train everybody it concerns and keep the evidence ${about}`, doneOn: null, note: '' },
    ],
    owner: { name: 'Jo Bloggs', role: 'Head of Information Governance', email: 'jo.bloggs@example.nhs.uk' },
    completion: { kind: 'by', day: addDays(day('2021-09-01'), (row * 7) % 100) },
    covid: { affected: false, explanation: '' },
  }
}
