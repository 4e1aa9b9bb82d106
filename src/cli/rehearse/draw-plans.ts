import { addDays, type Day } from '../../core/day.ts'
import { isTrust } from '../../core/organisation.ts'
import type { Finish, PlanBehaviour, PlanFault, SentPlan } from './behaviour.ts'
import { atMost, type Calendar, earlier, later } from './calendar.ts'
import type { Chance } from './chance.ts'
import { drawUpdates } from './draw-updates.ts'
import type { Player } from './players.ts'

/** How an organisation with gaps ends. */
export type Arrival = 'keeps-on' | 'finishes' | 'finishes-by-autumn' | 'never-approved' | 'approved-late' | 'corrected'

type Draw = {
  readonly player: Player
  readonly markedOn: Day
  readonly publishedOn: Day
  readonly arrival: Arrival
  readonly number: number
}

/** Plans, updates and an end for an organisation that publishes Standards Not Met. */
export function drawPlans(draw: Draw, calendar: Calendar, chance: Chance): PlanBehaviour {
  const { markedOn, publishedOn, arrival } = draw
  const plans = plansOf(draw, calendar, chance)
  const faults = plans.map(({ fault }) => fault)
  const finishes = finishOf(draw, plans, calendar, chance)
  return {
    kind: 'plans',
    markedOn,
    publishedOn,
    warnsOn: warningDay(draw, calendar, chance),
    gaps: faults.includes('over-fifteen') ? chance.between(16, 19) : chance.between(2, 9),
    relativeItems: chance.is(0.2) ? chance.between(1, 2) : 0,
    plans,
    updates: isApproved(faults.at(-1)) ? drawUpdates(plans, finishes, calendar, chance) : [],
    finishes,
    correctedOn: arrival === 'corrected' ? chance.daysAfter(calendar.first, 14, 30) : null,
    carriesOverOn: chance.is(0.4) ? chance.daysAfter(calendar.reviewFrom, 9, 30) : null,
    finalReviewOn: chance.daysAfter(calendar.reviewFrom, 9, 26),
    reviewer: chance.between(0, 2),
  }
}

function isApproved(fault: PlanFault | undefined): boolean {
  return fault === 'none' || fault === 'late-accepted'
}

/** T1: half of those Trusts that still can. */
function warningDay({ player, publishedOn }: Draw, { begins, published }: Calendar, chance: Chance): Day | null {
  if (!isTrust(player.organisation) || !chance.is(0.5)) return null
  const on = chance.daysAfter(begins, 13, 34)
  return on < earlier(publishedOn, published) ? on : null
}

function plansOf(draw: Draw, calendar: Calendar, chance: Chance): readonly SentPlan[] {
  switch (draw.arrival) {
    case 'never-approved':
      return neverApproved(draw, calendar, chance)
    case 'approved-late':
      return approvedLate(draw, calendar, chance)
    case 'finishes-by-autumn':
    case 'corrected':
      return [planSentOn(soonAfter(draw, calendar, chance), 'none', calendar, chance)]
    case 'keeps-on':
    case 'finishes':
      return approvedByTheFirstDay(draw, calendar, chance)
  }
}

/** With the assessment, some days later, once the region was asked, or after escalation was proposed. */
function approvedByTheFirstDay(draw: Draw, calendar: Calendar, chance: Chance): readonly SentPlan[] {
  const on = planDay(draw, calendar, chance)
  const isEarlyEnough = on < addDays(calendar.first, -70)
  const mayBeLate = isTrust(draw.player.organisation)
  const fault = isEarlyEnough
    ? chance.weighing<PlanFault>({ ...usualFaults, 'late-accepted': mayBeLate ? 9 : 0 })
    : 'none'
  const first = planSentOn(on, fault, calendar, chance)
  if (fault === 'none' || fault === 'late-accepted') return [first]
  return [first, correctedPlan(first, calendar, chance)]
}

const usualFaults = { none: 66, 'no-dates': 8, 'over-fifteen': 8, unrealistic: 9, 'late-declined': 0 } as const

function planDay({ publishedOn, player }: Draw, calendar: Calendar, chance: Chance): Day {
  const isAsked = isTrust(player.organisation)
  const when = chance.weighing({ with: 52, soon: 22, asked: isAsked ? 18 : 0, proposed: isAsked ? 8 : 0 })
  const due = later(publishedOn, calendar.published)
  const days = calendar.escalationAfterDays
  if (when === 'with') return publishedOn
  if (when === 'soon') return chance.daysAfter(publishedOn, 2, 8)
  return when === 'asked' ? chance.daysAfter(due, 4, days - 3) : chance.daysAfter(due, days + 3, days + 9)
}

function soonAfter({ publishedOn }: Draw, _calendar: Calendar, chance: Chance): Day {
  return chance.daysAfter(publishedOn, 0, 6)
}

function correctedPlan({ reviewedOn }: SentPlan, calendar: Calendar, chance: Chance): SentPlan {
  return planSentOn(chance.daysAfter(reviewedOn, 8, 20), 'none', calendar, chance)
}

/** Who is to be approved is reviewed in time for the first register. */
function planSentOn(on: Day, fault: PlanFault, { first }: Calendar, chance: Chance): SentPlan {
  const reviewedOn = chance.daysAfter(on, 4, 14)
  const isComing = on < addDays(first, -2)
  return {
    on,
    reviewedOn: isComing ? atMost(first, 3, reviewedOn) : reviewedOn,
    fault,
    asksRegion: chance.is(0.5),
  }
}

/** T3: returned in summer, and corrected only after the first register. */
function approvedLate(draw: Draw, calendar: Calendar, chance: Chance): readonly SentPlan[] {
  const first = planSentOn(soonAfter(draw, calendar, chance), 'over-fifteen', calendar, chance)
  const again = planSentOn(chance.daysAfter(calendar.first, 8, 20), 'none', calendar, chance)
  return [first, again]
}

/** One after the other: silent, too many items, late and declined, not realistic twice, first heard of in November. */
function neverApproved(draw: Draw, calendar: Calendar, chance: Chance): readonly SentPlan[] {
  const soon = soonAfter(draw, calendar, chance)
  const isDated = isTrust(draw.player.organisation)
  switch (isDated ? draw.number % 5 : chance.between(0, 1)) {
    case 1:
      return [planSentOn(soon, 'over-fifteen', calendar, chance)]
    case 2:
      return [planSentOn(soon, 'late-declined', calendar, chance)]
    case 3: {
      const first = planSentOn(soon, 'unrealistic', calendar, chance)
      return [first, { ...correctedPlan(first, calendar, chance), fault: 'unrealistic' }]
    }
    case 4:
      return [planSentOn(chance.daysAfter(calendar.first, 10, 30), 'no-dates', calendar, chance)]
    default:
      return []
  }
}

/** By autumn, before the first register; else between the registers, and before the final review would be over. */
function finishOf(
  { arrival }: Draw,
  plans: readonly SentPlan[],
  { september, first, reviewFrom }: Calendar,
  chance: Chance,
): Finish | null {
  if (arrival === 'finishes') {
    const on = chance.daysAfter(first, 3, 66)
    const sentBackOn = chance.is(0.25) ? chance.daysAfter(on, 2, 3) : null
    return { on, sentBackOn, confirmedOn: earlier(chance.daysAfter(on, 7, 10), addDays(reviewFrom, 8)) }
  }
  const approvedOn = plans.at(-1)?.reviewedOn
  if (approvedOn === undefined || (arrival !== 'finishes-by-autumn' && arrival !== 'corrected')) return null
  const on = earlier(later(chance.daysAfter(approvedOn, 5, 40), september.from), september.due)
  return { on, sentBackOn: null, confirmedOn: chance.daysAfter(on, 3, 9) }
}
