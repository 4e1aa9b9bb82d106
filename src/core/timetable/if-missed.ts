import type { MilestoneId } from '../casefile/asks.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { milestones } from './milestones.ts'

/** What follows if a milestone is missed, as the guidance of the day has it: S4 can be suspended, a day withdrawn (G1). */
export function ifMissedOn(id: MilestoneId, guidance: Guidance): string {
  const isDowngraded = guidance.standardsNotMetAtFinalReview
  const suspended = isDowngraded ? undefined : withoutDowngrade[id]
  if (guidance[milestones[id].value] === null)
    return id === 'final-review' && suspended !== undefined ? `${nothing} ${suspended}` : nothing
  return suspended ?? milestones[id].ifMissed
}

const nothing = 'Nothing: no day is set any more.'

/** S4 “Approaching Standards → Standards Not Met” is what these lead to; without it they still lead to this. */
const withoutDowngrade: Readonly<Partial<Record<MilestoneId, string>>> = {
  'final-update': 'Your region is told. The status stays as it is.',
  'final-review': 'A Trust on Approaching Standards stays on Approaching Standards.',
}
