import { catalogueOf } from '../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Action, Completion, PlanItem } from '../../core/plan/plan.ts'
import type { PlanBehaviour, SentPlan } from './behaviour.ts'
import { type Calendar, earlier } from './calendar.ts'

/** As many items as a plan may cover, less some: what goes beyond was done when it was sent again (A3). */
const mostKeptOpen = 13

/** The evidence items that this organisation says it does not meet. */
export function madeUpGaps({ gaps, reviewer }: PlanBehaviour, cycle: string): readonly EvidenceReference[] {
  const all = catalogueOf(cycle)?.items ?? []
  const from = (gaps * 7 + reviewer * 3) % Math.max(1, all.length - gaps)
  return all.slice(from, from + gaps).map(({ reference }) => reference)
}

/** A plan as it is sent: each text in it says that it is made up. */
export function madeUpItems(
  organisation: OdsCode,
  behaviour: PlanBehaviour,
  sent: SentPlan,
  calendar: Calendar,
  cycle: string,
): readonly PlanItem[] {
  return madeUpGaps(behaviour, cycle).map((evidence, place) => {
    const isRelative = place < behaviour.relativeItems && sent.fault === 'none'
    const isDone = place >= mostKeptOpen && sent.fault !== 'over-fifteen'
    return {
      evidence,
      gap: `Made up for a rehearsal: what is missing for ${evidence} at ${organisation}.`,
      actions: [1, 2].map((number) => action(evidence, number, isDone ? sent.on : null)),
      owner: owner(organisation, place % 3),
      completion: isRelative ? afterReturn : completion(place, sent, calendar),
      covid: { affected: isRelative, explanation: isRelative ? 'Made up: staff were moved to other work.' : '' },
    }
  })
}

const afterReturn: Completion = { kind: 'after-return-to-business-as-usual', months: 3 }

function action(evidence: EvidenceReference, number: number, doneOn: Day | null): Action {
  return { id: `a${number}`, text: `Made-up action ${number} for ${evidence} of this rehearsal`, doneOn, note: '' }
}

/** Three owners share the items of a plan. */
function owner(organisation: OdsCode, number: number): PlanItem['owner'] {
  return {
    name: `Made-up owner ${number + 1} of ${organisation}`,
    role: 'Made-up owner',
    email: `made-up.owner-${number + 1}.${organisation.toLowerCase()}@example.nhs.uk`,
  }
}

function completion(place: number, { on, fault: flaw }: SentPlan, { latestCompletion }: Calendar): Completion {
  const isLate = flaw === 'late-accepted' || flaw === 'late-declined'
  if (place === 0 && flaw === 'no-dates') return { kind: 'not-given' }
  if (place === 0 && isLate) return { kind: 'by', day: addDays(latestCompletion, 57) }
  return { kind: 'by', day: earlier(addDays(on, 30 + place * 13), addDays(latestCompletion, -(place % 5))) }
}
