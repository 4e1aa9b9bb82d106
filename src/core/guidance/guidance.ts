import { type Day, formatDate, parseDay } from '../day.ts'
import type { Organisation, OrganisationType } from '../organisation.ts'
import { type Dated, type InForce, inForce } from './dated.ts'

export type Link = { readonly text: string; readonly href: string }

/** Every number and date of one cycle that a rule, a hint or the timetable uses. Types with null can be withdrawn. */
export type CycleGuidance = {
  readonly cycle: Dated<string>
  readonly firstPlanDay: Dated<Day>
  readonly eligibleTypes: Dated<readonly OrganisationType[]>
  readonly improvementProcessTypes: Dated<readonly OrganisationType[]>
  readonly siroSignOffRequired: Dated<boolean>
  readonly mostOutstandingItems: Dated<number | null>
  readonly completionHorizon: Dated<string | null>
  readonly latestCompletion: Dated<Day | null>
  readonly returnToBusinessAsUsual: Dated<Day | null>
  readonly assessmentPublicationDeadline: Dated<Day | null>
  readonly septemberUpdateFrom: Dated<Day | null>
  readonly septemberUpdateDue: Dated<Day | null>
  readonly octoberUpdateAtTheLatest: Dated<Day | null>
  readonly revisedPlanWithinDays: Dated<number | null>
  readonly finalUpdateFrom: Dated<Day | null>
  readonly finalUpdateDue: Dated<Day | null>
  readonly finalReviewFrom: Dated<Day | null>
  readonly standardsNotMetAtFinalReview: Dated<boolean>
  readonly updateRequestedAfterDays: Dated<number | null>
  readonly firstReminderDaysBefore: Dated<number | null>
  readonly lastReminderDaysBefore: Dated<number | null>
  readonly overdueReminderAfterDays: Dated<number | null>
  readonly regionAskedAfterDays: Dated<number | null>
  readonly escalationProposedAfterDays: Dated<number | null>
  readonly nextCycle: Dated<string | null>
  readonly advice: Dated<string | null>
  readonly lastDayHintFromItems: Dated<number>
  readonly movedDateHintFromMoves: Dated<number>
  readonly sameTextHintFromItems: Dated<number>
  readonly links: Dated<readonly Link[]>
}

/** The guidance in force on one day, as every rule gets it. */
export type Guidance = InForce<CycleGuidance>

/**
 * G3: the guidance in force on a day. null when the cycle's guidance is not known here or had not begun,
 * so that a command before 19 May 2021 becomes a named refusal.
 */
export function guidanceOn(dated: CycleGuidance | null, on: Day): Guidance | null {
  if (dated === null || on < dated.cycle[0].from) return null
  const cached = lastRead.get(dated)
  if (cached?.on === on) return cached.guidance
  const guidance = inForce(dated, on)
  lastRead.set(dated, { on, guidance })
  return guidance
}

/** A cache: the daily run asks for the same day of the same guidance thousands of times. */
const lastRead = new WeakMap<CycleGuidance, { readonly on: Day; readonly guidance: Guidance }>()

/** Whether the dated improvement process, with its updates and its SRO, is for this organisation. */
export function isInImprovementProcess({ type }: Organisation, guidance: Guidance | null): boolean {
  return guidance?.improvementProcessTypes.includes(type) ?? false
}

/**
 * The guidance a decision was made under: `2020-21 as of 2021-05-19`, named by the latest start of a value in force
 * and, as two changes may begin on one day, the newest change in it: `2020-21 as of 2021-12-21, change 2`.
 */
export function versionOn(dated: CycleGuidance, on: Day): string {
  const begun = Object.values(dated).flatMap((entries) => entries.filter(({ from }) => from <= on))
  const newest = begun
    .map(({ from }) => from)
    .toSorted()
    .at(-1)
  if (newest === undefined)
    throw new Error(`No guidance was in force on ${on}: the first begins on ${dated.cycle[0].from}`)
  const change = Math.max(0, ...begun.map(({ issued }) => issued?.change ?? 0))
  return `${dated.cycle[0].value} as of ${newest}${change === 0 ? '' : `, change ${change}`}`
}

/** The version of a decision in words: “2020-21 guidance as it stood on 19 May 2021”. */
export function formatVersion(version: string): string {
  if (version === 'none') return 'No guidance was in force'
  const [, cycle, from, change] = /^(\S+) as of (\S+?)(?:, change (\d+))?$/.exec(version) ?? []
  const day = parseDay(from ?? '')
  if (cycle === undefined || day === null) return version
  const stood = `${cycle} guidance as it stood on ${formatDate(day)}`
  return change === undefined ? stood : `${stood}, with change ${change}`
}
