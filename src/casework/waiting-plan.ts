import type { EvidenceReference } from '../core/catalogue/evidence.ts'
import type { Day } from '../core/day.ts'
import type { FileItem } from '../core/plan/merge.ts'
import type { Place } from '../store/casefiles.ts'
import { type FilledPlan, fileItems, listedGaps } from '../workbook/read-plan.ts'

/** What is kept of a workbook between its arrival and its confirmation: all that a merge needs. */
export type WaitingPlan = {
  readonly fileName: string
  readonly madeOn: Day
  readonly items: readonly FileItem[]
  readonly listed: readonly (readonly [EvidenceReference, string])[]
  /** When the mail server took it, an instant; absent where it was uploaded. */
  readonly mailedAt?: string
}

export function waitingPlanOf(fileName: string, plan: FilledPlan): WaitingPlan {
  return { fileName, madeOn: plan.madeOn, items: fileItems(plan), listed: [...listedGaps(plan)] }
}

/** The name under which a person's upload for this casefile waits. */
export function planUploadKey({ organisation, cycle }: Place) {
  return { kind: 'plan', organisation: organisation.code, cycle } as const
}
