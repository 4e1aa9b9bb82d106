import { needsPlan, type Status } from '../../core/casefile/status.ts'
import { addDays, type Day } from '../../core/day.ts'
import type { Behaviour } from './behaviour.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import { type Arrival, drawPlans } from './draw-plans.ts'
import type { Player } from './players.ts'

/** A made-up way to what the registers say the organisation arrived at; `number` counts those who arrive there. */
export function drawBehaviour(player: Player, calendar: Calendar, chance: Chance, number: number): Behaviour {
  if (player.arrivesAt === null) return drawUnknown(player, calendar, chance)
  const { first, last } = player.arrivesAt
  if (last === 'not-published') return { kind: 'never-publishes' }
  const publishedOn = publicationDay(player, first, calendar, chance)
  const isMet = !needsPlan(first) && first !== 'not-published' && !needsPlan(last)
  const finishesByAutumn = isMet && last === 'standards-met' && isPlanPossible(publishedOn, calendar) && chance.is(0.15)
  if ((isMet && !finishesByAutumn) || first === 'not-published')
    return { kind: 'meets', ...published(publishedOn, calendar, chance), exceeds: last === 'standards-exceeded' }
  const arrival = isMet ? 'finishes-by-autumn' : arrivals[`${first}, ${last}`]
  if (arrival === undefined) throw new Error(`No made-up way leads from ${first} to ${last}: add one`)
  return drawPlans({ player, ...published(publishedOn, calendar, chance), arrival, number }, calendar, chance)
}

/** By what the first register said and what the last said. */
const arrivals: Readonly<Record<string, Arrival | undefined>> = {
  'approaching-standards, approaching-standards': 'keeps-on',
  'approaching-standards, standards-met': 'finishes',
  'standards-not-met, standards-not-met': 'never-approved',
  'standards-not-met, approaching-standards': 'approved-late',
  'standards-met, approaching-standards': 'corrected',
}

/** S7: as the register gives it; of who was not yet published on its first day, some day after that. */
function publicationDay({ publishedOn }: Player, first: Status, calendar: Calendar, chance: Chance): Day {
  if (first === 'not-published') return chance.daysAfter(calendar.first, 10, 50)
  return publishedOn ?? calendar.published
}

/** Most begin some days before they publish; who published before the guidance began is not looked at so closely. */
function published(publishedOn: Day, { begins }: Calendar, chance: Chance) {
  const isAtOnce = publishedOn <= begins || chance.is(0.3)
  return { publishedOn, markedOn: isAtOnce ? publishedOn : addDays(publishedOn, -chance.between(3, 45)) }
}

/** A plan that is to be finished by the first register needs the months from the guidance on. */
function isPlanPossible(publishedOn: Day, { begins, published }: Calendar): boolean {
  return publishedOn > begins && publishedOn < addDays(published, 40)
}

/** Councils and arm's length bodies: nothing is known, so a share of each. */
function drawUnknown(player: Player, calendar: Calendar, chance: Chance): Behaviour {
  const publishedOn = chance.daysAfter(addDays(calendar.published, -20), 0, 24)
  const course = chance.weighing({ meets: 50, plans: 32, never: 18 })
  if (course === 'never') return { kind: 'never-publishes' }
  if (course === 'meets') return { kind: 'meets', ...published(publishedOn, calendar, chance), exceeds: false }
  const arrival = chance.weighing({ 'keeps-on': 50, finishes: 25, 'finishes-by-autumn': 15, 'never-approved': 10 })
  return drawPlans({ player, ...published(publishedOn, calendar, chance), arrival, number: 0 }, calendar, chance)
}
