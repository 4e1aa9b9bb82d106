import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import type { Day } from '../../../core/day.ts'
import type { FileItem } from '../../../core/plan/merge.ts'
import { type FilledPlan, fileItems, listedGaps } from '../../../workbook/read-plan.ts'
import type { Opened } from '../opened.ts'

/** What is kept of a workbook between its upload and its confirmation: all that a merge needs. */
export type WaitingPlan = {
  readonly fileName: string
  readonly madeOn: Day
  readonly items: readonly FileItem[]
  readonly listed: readonly (readonly [EvidenceReference, string])[]
}

export function waitingPlanOf(fileName: string, plan: FilledPlan): WaitingPlan {
  return { fileName, madeOn: plan.madeOn, items: fileItems(plan), listed: [...listedGaps(plan)] }
}

/** The name under which a person's upload for this casefile waits. */
export function uploadKey({ place }: Opened) {
  return { kind: 'plan', organisation: place.organisation.code, cycle: place.cycle } as const
}
