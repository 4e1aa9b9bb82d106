import { type MadeUpItem, madeUpItem } from '../../casework/demo/stories/made-up-item.ts'
import { catalogueOf } from '../../core/catalogue/catalogues.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { addDays } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { PlanItem } from '../../core/plan/plan.ts'
import type { PlanBehaviour, SentPlan } from './behaviour.ts'
import { type Calendar, earlier } from './calendar.ts'

/** As many items as a plan may cover, less some: what goes beyond was done when it was sent again (A3). */
const mostKeptOpen = 13

/** The evidence items that this organisation does not meet. */
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
  return madeUpGaps(behaviour, cycle).map((evidence, index) => {
    const isRelative = index < behaviour.relativeItems && sent.fault === 'none'
    const isDone = index >= mostKeptOpen && sent.fault !== 'over-fifteen'
    return madeUpItem(evidence, {
      gap: `Made up for a rehearsal: what is missing for ${evidence} at ${organisation}.`,
      actions: [1, 2].map((number) => `Made-up action ${number} for ${evidence} of this rehearsal`),
      ...owner(organisation, index % 3),
      ...(isRelative ? afterReturn : completion(index, sent, calendar)),
      ...(isDone ? { doneOn: sent.on } : {}),
    })
  })
}

const afterReturn = { by: 3, covid: 'Made up: staff were moved to other work.' }

/** Three owners share the items of a plan. */
function owner(organisation: OdsCode, number: number): Pick<MadeUpItem, 'owner' | 'role' | 'email'> {
  return {
    owner: `Made-up owner ${number + 1} of ${organisation}`,
    role: 'Made-up owner',
    email: `made-up.owner-${number + 1}.${organisation.toLowerCase()}@example.nhs.uk`,
  }
}

/** The first item alone is at fault. */
function completion(index: number, { on, fault }: SentPlan, { latestCompletion }: Calendar): Pick<MadeUpItem, 'by'> {
  const isLate = fault === 'late-accepted' || fault === 'late-declined'
  if (index === 0 && fault === 'no-dates') return {}
  if (index === 0 && isLate) return { by: addDays(latestCompletion, 57) }
  return { by: earlier(addDays(on, 30 + index * 13), addDays(latestCompletion, -(index % 5))) }
}
