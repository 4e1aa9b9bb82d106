import { addDays, type Day } from '../../core/day.ts'
import type { Finish, SentPlan, Update } from './behaviour.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'

/** Updates after the plan was sent and before everything is done, oldest first. */
export function drawUpdates(
  plans: readonly SentPlan[],
  finishes: Finish | null,
  calendar: Calendar,
  chance: Chance,
): readonly Update[] {
  const approvedOn = plans.at(-1)?.reviewedOn ?? calendar.last
  const until = finishes?.on ?? calendar.last
  return [summer(calendar, chance), september(calendar, chance), autumn(calendar, chance), final(calendar, chance)]
    .filter((update) => update !== null)
    .filter(({ on }) => on > approvedOn && on < until)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
}

/** U1 */
function summer({ published }: Calendar, chance: Chance): Update | null {
  return chance.is(0.15) ? update(chance.daysAfter(published, 30, 58)) : null
}

/** T4, T5: early, in time, on the last day, after the region was asked, after escalation was proposed, or never. */
function september({ september: { from, due, atTheLatest } }: Calendar, chance: Chance): Update | null {
  switch (chance.weighing({ early: 15, 'in-time': 38, 'last-day': 15, october: 16, late: 8, never: 8 })) {
    case 'early':
      return update(chance.daysAfter(from, 0, 13))
    case 'in-time':
      return update(chance.daysAfter(from, 14, 27))
    case 'last-day':
      return update(due)
    case 'october':
      return update(chance.daysAfter(due, 4, 12))
    case 'late':
      return update(chance.daysAfter(atTheLatest, 4, 9))
    case 'never':
      return null
  }
}

function autumn({ first }: Calendar, chance: Chance): Update | null {
  return chance.is(0.25) ? update(chance.daysAfter(first, 10, 30)) : null
}

/** T6: some send theirs at the last moment, most of them only where it is still required (G1). */
function final({ final: { from, due } }: Calendar, chance: Chance): Update | null {
  const onlyIfRequired = !chance.is(0.2)
  switch (chance.weighing({ early: 40, 'last-days': 30, late: 15, never: 15 })) {
    case 'early':
      return update(chance.daysAfter(from, 0, 16))
    case 'last-days':
      return { on: chance.daysAfter(addDays(due, -9), 0, 9), onlyIfRequired }
    case 'late':
      return { on: chance.daysAfter(due, 3, 8), onlyIfRequired }
    case 'never':
      return null
  }
}

function update(on: Day): Update {
  return { on, onlyIfRequired: false }
}
