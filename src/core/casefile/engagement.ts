import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import type { MilestoneId } from './reminders.ts'

/** T1: what a Trust told its Regional Security Lead in advance. */
export type EarlyWarning = {
  readonly on: Day
  readonly by: string
  readonly evidence: readonly EvidenceReference[]
  readonly text: string
}

/** T3: a reviewer asked the Regional Security Lead to work with the Trust. */
export type RegionRequest = { readonly on: Day; readonly by: string; readonly reason: string }

export const supportKinds = ['call', 'meeting', 'note', 'outcome'] as const

/** What a region did for a Trust that it was asked to work with. */
export type SupportKind = (typeof supportKinds)[number]

export type Support = {
  readonly on: Day
  readonly by: string
  readonly kind: SupportKind
  /** The day it took place; never later than the day it was recorded. */
  readonly happenedOn: Day
  readonly text: string
  /** Data security services the Trust was directed to, by name. */
  readonly services: readonly string[]
  /** Exemplar organisations it was directed to. */
  readonly exemplars: readonly OdsCode[]
}

/** What the NHSX SRO decided about an escalation. */
export type EscalationDecision = 'work-with-organisation' | 'refer-to-nis-authority' | 'no-further-action'

/** T8: a proposal of the service that a reviewer or the lead confirms or declines; the SRO decides what follows. */
export type Escalation = {
  readonly milestone: MilestoneId
  readonly dueDate: Day
  readonly proposedOn: Day
  readonly state: 'proposed' | 'confirmed' | 'declined'
  readonly decidedOn: Day | null
  readonly decidedBy: string | null
  readonly reason: string
  readonly decisions: readonly {
    readonly on: Day
    readonly by: string
    readonly decision: EscalationDecision
    readonly reason: string
  }[]
}

/** NIS Regulations 2018: decided outside, recorded here. */
export type EnforcementNotice = {
  readonly kind: 'information' | 'enforcement'
  readonly reference: string
  readonly issuedOn: Day
  readonly asks: string
  readonly answerBy: Day
  readonly recordedOn: Day
  readonly outcome: { readonly on: Day; readonly text: string } | null
}
