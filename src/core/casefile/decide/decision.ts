import type { Day } from '../../day.ts'
import type { Guidance } from '../../guidance/guidance.ts'
import type { AssessmentDraft, PlanDraftContent, ReviewDraft } from '../drafts.ts'
import type { NewEvent } from '../events.ts'
import type { Refusal } from './refusals.ts'

/** The outcome of a command: events and changed drafts, or a named refusal. A draft given as null is deleted. */
export type Decision =
  | {
      readonly accepted: true
      readonly events: readonly NewEvent[]
      readonly assessmentDraft?: AssessmentDraft | null
      readonly planDraft?: PlanDraftContent | null
      readonly reviewDraft?: ReviewDraft | null
    }
  | { readonly accepted: false; readonly refusal: Refusal }

type Drafts = Pick<Decision & { accepted: true }, 'assessmentDraft' | 'planDraft' | 'reviewDraft'>

/** The guidance of the casefile's cycle on any day; null before its first. G3 needs it for two days. */
export type GuidanceOn = (day: Day) => Guidance | null

export function accept(events: readonly NewEvent[], drafts: Drafts = {}): Decision {
  return { accepted: true, events, ...drafts }
}

export function refuse(refusal: Refusal): Decision {
  return { accepted: false, refusal }
}
