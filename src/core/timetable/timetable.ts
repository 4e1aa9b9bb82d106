import type { MilestoneId } from '../casefile/reminders.ts'
import { type Day, parseDay } from '../day.ts'
import type { ClauseId } from '../guidance/clauses.ts'
import { describeValue } from '../guidance/describe.ts'
import { type CycleGuidance, type Guidance, guidanceOn } from '../guidance/guidance.ts'
import { meanings } from '../guidance/meanings.ts'
import { ifMissedOn, milestoneIds, milestones } from './milestones.ts'

/** One milestone by the guidance in force on a day, for everybody to read. */
export type MilestoneOn = {
  readonly id: MilestoneId
  readonly title: string
  /** Its day; null where it is a number of days, or withdrawn. */
  readonly by: Day | null
  /** “30 September 2021”, “14 days”, “withdrawn”. */
  readonly value: string
  readonly whom: string
  readonly rules: readonly ClauseId[]
  readonly ifMissed: string
  /** The sentence it comes from, and since when it is in force. */
  readonly source: string
  readonly since: Day
  readonly changes: readonly MilestoneChange[]
}

/** What a value of the guidance was, is now, and from when. */
export type MilestoneChange = {
  readonly what: string
  readonly was: string
  readonly is: string
  readonly from: Day
  readonly source: string
}

export const bindsNames = { trusts: 'NHS Trusts and Foundation Trusts', everyone: 'Every organisation with a plan' }

/** T1–T8, U2: the timetable of a cycle by the guidance of a day, in the order of the year; empty before the first. */
export function timetableOn(dated: CycleGuidance | null, on: Day): readonly MilestoneOn[] {
  const guidance = guidanceOn(dated, on)
  if (dated === null || guidance === null) return []
  return milestoneIds.map((id) => milestoneOn(id, dated, guidance, on))
}

function milestoneOn(id: MilestoneId, dated: CycleGuidance, guidance: Guidance, on: Day): MilestoneOn {
  const { title, rules, value, binds } = milestones[id]
  const current = guidance[value]
  return {
    id,
    title,
    by: typeof current === 'string' ? parseDay(current) : null,
    value:
      id === 'revised-plan' && current !== null
        ? `${current} days after the region was asked`
        : describeValue(current, meanings[value]),
    whom: bindsNames[binds],
    rules,
    ifMissed: ifMissedOn(id, guidance),
    ...originOf(id, dated, on),
    changes: [value, ...(id === 'final-review' ? (['standardsNotMetAtFinalReview'] as const) : [])].flatMap((key) =>
      changesOf(key, dated, on),
    ),
  }
}

/** G2: the sentence of the guidance that sets a milestone’s day, and since when it is in force. */
export function originOf(
  id: MilestoneId,
  dated: CycleGuidance,
  on: Day,
): { readonly source: string; readonly since: Day } {
  const entries = dated[milestones[id].value]
  const { source, from } = entries.findLast((entry) => entry.from <= on) ?? entries[0]
  return { source, since: from }
}

function changesOf(key: keyof CycleGuidance, dated: CycleGuidance, on: Day): readonly MilestoneChange[] {
  const begun = dated[key].filter(({ from }) => from <= on)
  return begun.slice(1).map(({ from, value, source }, index) => ({
    what: meanings[key].title,
    was: describeValue(begun[index]?.value ?? null, meanings[key]),
    is: describeValue(value, meanings[key]),
    from,
    source,
  }))
}
