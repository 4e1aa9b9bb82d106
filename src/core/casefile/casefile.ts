import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import type { Organisation } from '../organisation.ts'
import type { Plan } from '../plan/plan.ts'
import type { StoredAttachment } from './attachment.ts'
import type { AssessmentDraft, PlanDraft, ReviewDraft } from './drafts.ts'
import type { EarlyWarning, EnforcementNotice, Escalation, RegionRequest, Support } from './engagement.ts'
import type { Revision, SignOff } from './events.ts'
import type { SentReminder } from './reminders.ts'
import type { Status } from './status.ts'

/** Everything about one organisation in one cycle: the state after its events, and its drafts. */
export type Casefile = CasefileRecord & {
  readonly assessmentDraft: AssessmentDraft | null
  readonly planDraft: PlanDraft | null
  readonly reviewDraft: ReviewDraft | null
}

/** The state of a casefile after its events. `version` counts them. */
export type CasefileRecord = {
  readonly organisation: Organisation
  readonly cycle: CycleName
  readonly version: number
  readonly status: Status
  readonly statusSince: Day | null
  /** The day since which its status has not been below Approaching Standards; null while it is below. */
  readonly approachingSince: Day | null
  /** S7: a status change does not move the publication date. */
  readonly publishedOn: Day | null
  readonly gaps: readonly EvidenceReference[]
  readonly met: readonly EvidenceReference[]
  readonly signOff: SignOff | null
  /** Every plan in full as it was sent, oldest first. */
  readonly sent: readonly SentPlan[]
  readonly review: ReviewState
  readonly lateness: Lateness
  /** The SRO may see a casefile once a late plan in it was referred to them. */
  readonly referredToSro: boolean
  /** Everybody who wrote, signed or sent a plan, or sent an update: none of them may decide on it. */
  readonly contributors: readonly string[]
  /** The plan last sent with every update since applied to it. */
  readonly current: Plan | null
  readonly completion: 'not-reported' | 'awaiting-confirmation' | 'sent-back'
  readonly lastUpdateOn: Day | null
  readonly stageSince: Day | null
  /**
   * The day a reviewer last decided about the plan or its completion: U2 counts days from it or from a later
   * submission.
   */
  readonly decidedOn: Day | null
  /** T1 */
  readonly earlyWarning: EarlyWarning | null
  /** Every reminder that was sent, oldest first. */
  readonly reminders: readonly SentReminder[]
  /** T3 */
  readonly regionRequests: readonly RegionRequest[]
  /** T3: how many of them, from the first, were answered by what the organisation sent or NHS Digital decided since. */
  readonly regionRequestsAnswered: number
  readonly support: readonly Support[]
  /** T8 */
  readonly escalations: readonly Escalation[]
  readonly enforcementNotices: readonly EnforcementNotice[]
  /** T7, S4: the day it was closed as not met at the final review. */
  readonly closedUnmetOn: Day | null
  /** Evidence items it agreed to be named as an exemplar for (T1, T7). */
  readonly exemplarFor: readonly EvidenceReference[]
  /** Evidence of completion in the order it was attached, withdrawn files included. */
  readonly attachments: readonly StoredAttachment[]
  /** G4: the earlier cycle whose open gaps were carried over into this one. */
  readonly carriedOverFrom: CycleName | null
  /** How many of the last events only recorded reminders: they change nothing that a person was reading. */
  readonly remindersSince: number
}

export type SentPlan = {
  readonly revision: Revision
  readonly plan: Plan
  readonly gaps: readonly EvidenceReference[]
  readonly sentOn: Day
  readonly sentBy: { readonly id: string; readonly name: string }
  readonly contributors: readonly string[]
  readonly signOff: SignOff | null
  readonly outcome: 'awaiting' | 'approved' | 'returned' | 'replaced'
}

export type ReviewState = 'nothing-sent' | 'awaiting-review' | 'with-sro' | 'returned' | 'approved'

/** Whether the SRO accepted that one exact revision finishes late (A4). */
export type Lateness =
  | { readonly kind: 'not-asked' }
  | {
      readonly kind: 'accepted' | 'declined'
      readonly revision: Revision
      readonly reason: string
      readonly by: string
    }

/** The stage of a casefile, for lists and for the next step. */
export type Stage =
  | 'not-published'
  | 'no-plan-needed'
  | 'writing-plan'
  | 'awaiting-review'
  | 'with-sro'
  | 'returned'
  | 'delivering'
  | 'awaiting-confirmation'
  | 'finished'

export const stageNames: Readonly<Record<Stage, string>> = {
  'not-published': 'Assessment not published',
  'no-plan-needed': 'No plan needed',
  'writing-plan': 'Plan being written',
  'awaiting-review': 'Plan awaiting review',
  'with-sro': 'Late plan with the SRO',
  returned: 'Plan returned',
  delivering: 'Plan being delivered',
  'awaiting-confirmation': 'Completed plan awaiting confirmation',
  finished: 'Finished',
}

export function stageOf(record: Pick<CasefileRecord, 'status' | 'sent' | 'review' | 'completion'>): Stage {
  if (record.status === 'not-published') return 'not-published'
  if (record.status === 'standards-met' || record.status === 'standards-exceeded') {
    return record.sent.length > 0 ? 'finished' : 'no-plan-needed'
  }
  if (record.completion === 'awaiting-confirmation') return 'awaiting-confirmation'
  return stageOfReview[record.review]
}

const stageOfReview: Readonly<Record<ReviewState, Stage>> = {
  'nothing-sent': 'writing-plan',
  'awaiting-review': 'awaiting-review',
  'with-sro': 'with-sro',
  returned: 'returned',
  approved: 'delivering',
}

export function lastSent({ sent }: Pick<CasefileRecord, 'sent'>): SentPlan | null {
  return sent.at(-1) ?? null
}

/** A casefile without any event. */
export function newCasefile(organisation: Organisation, cycle: CycleName): Casefile {
  return {
    organisation,
    cycle,
    version: 0,
    status: 'not-published',
    statusSince: null,
    approachingSince: null,
    publishedOn: null,
    gaps: [],
    met: [],
    signOff: null,
    sent: [],
    review: 'nothing-sent',
    lateness: { kind: 'not-asked' },
    referredToSro: false,
    contributors: [],
    current: null,
    completion: 'not-reported',
    lastUpdateOn: null,
    stageSince: null,
    decidedOn: null,
    earlyWarning: null,
    reminders: [],
    regionRequests: [],
    regionRequestsAnswered: 0,
    support: [],
    escalations: [],
    enforcementNotices: [],
    closedUnmetOn: null,
    exemplarFor: [],
    attachments: [],
    carriedOverFrom: null,
    remindersSince: 0,
    assessmentDraft: null,
    planDraft: null,
    reviewDraft: null,
  }
}

/** The day the organisation last sent a plan or an update; null before the first. */
export function lastSubmissionOn({ sent, lastUpdateOn }: Pick<CasefileRecord, 'sent' | 'lastUpdateOn'>): Day | null {
  const days = [lastSent({ sent })?.sentOn ?? null, lastUpdateOn].filter((day) => day !== null)
  return days.toSorted().at(-1) ?? null
}

/** The contributors, who may not decide about the casefile, with `more` added; each once. */
export function addContributors(
  { contributors }: Pick<CasefileRecord, 'contributors'>,
  more: readonly string[],
): readonly string[] {
  return [...new Set([...contributors, ...more])]
}
