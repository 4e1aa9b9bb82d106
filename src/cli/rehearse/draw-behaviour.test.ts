import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Status } from '../../core/casefile/status.ts'
import { addDays, day } from '../../core/day.ts'
import type { OdsCode, Organisation, OrganisationType } from '../../core/organisation.ts'
import type { Behaviour, PlanBehaviour } from './behaviour.ts'
import { calendarOf } from './calendar.ts'
import { chanceFrom } from './chance.ts'
import { drawBehaviour } from './draw-behaviour.ts'
import type { Player } from './players.ts'

const calendar = calendarOf('2020-21', [day('2021-10-25'), day('2022-02-08')])
const july = day('2021-07-28')
const seeds = Array.from({ length: 300 }, (_, each) => `seed ${each}`)

describe('S2 who was approaching the standards on the first day', () => {
  const all = plansFrom('approaching-standards', 'approaching-standards')
  test('has an approved plan by then', () => {
    for (const { plans } of all) {
      const last = plans.at(-1)
      assert.ok(last !== undefined && ['none', 'late-accepted'].includes(last.fault))
      assert.ok(addDays(last.reviewedOn, last.fault === 'none' ? 0 : 6) < calendar.first)
    }
  })
  test('sends each plan after the one before was reviewed, and each update after that', () => {
    for (const { plans, updates, publishedOn } of all) {
      const days = [
        publishedOn,
        ...plans.flatMap(({ on, reviewedOn }) => [on, reviewedOn]),
        ...updates.map(({ on }) => on),
      ]
      assert.deepEqual(days, days.toSorted())
    }
  })
  test('is among others early, late, silent, extended, over fifteen items and under the response to COVID', () => {
    const some = (is: (each: PlanBehaviour) => boolean) => assert.ok(all.some(is) && !all.every(is))
    some(({ plans, publishedOn }) => plans[0]?.on === publishedOn)
    some(({ plans, publishedOn }) => (plans[0]?.on ?? publishedOn) > addDays(publishedOn, 14))
    some(({ updates }) => !updates.some(({ on }) => on >= calendar.september.from && on <= calendar.september.due))
    some(({ updates }) => updates.some(({ on }) => on > calendar.september.due && on <= calendar.september.atTheLatest))
    some(({ updates }) => updates.some(({ onlyIfRequired }) => onlyIfRequired))
    some(({ plans }) => plans.some(({ fault }) => fault === 'late-accepted'))
    some(({ plans, gaps }) => plans[0]?.fault === 'over-fifteen' && gaps > 15)
    some(({ relativeItems }) => relativeItems > 0)
    some(({ warnsOn }) => warnsOn !== null)
  })
})

test('S3 who met them only on the last day finishes between the two, before the final review', () => {
  for (const { finishes } of plansFrom('approaching-standards', 'standards-met')) {
    assert.ok(
      finishes !== null && finishes.on > calendar.first && finishes.confirmedOn < addDays(calendar.reviewFrom, 9),
    )
    const { sentBackOn, confirmedOn, on } = finishes
    assert.ok(sentBackOn === null || (on < sentBackOn && addDays(sentBackOn, 1) <= confirmedOn))
  }
})

test('T3 who was not met on the first day is returned before it and approved after it', () => {
  for (const { plans } of plansFrom('standards-not-met', 'approaching-standards')) {
    assert.ok(plans.length === 2 && plans.every(({ on, reviewedOn }) => on < reviewedOn))
    assert.ok((plans[0]?.reviewedOn ?? '') < calendar.first && (plans[1]?.reviewedOn ?? '') > calendar.first)
  }
})

test('S4 who is never approved sends no plan that could be', () => {
  for (const number of [0, 1, 2, 3, 4]) {
    for (const { plans, finishes } of plansFrom('standards-not-met', 'standards-not-met', number)) {
      assert.ok(finishes === null && plans.every(({ fault }) => fault !== 'none' && fault !== 'late-accepted'))
    }
  }
})

test('E3 who met them all along mostly needs no plan, and who exceeded them never does', () => {
  const met = drawn('standards-met', 'standards-met')
  const meets = met.filter(({ kind }) => kind === 'meets').length
  assert.ok(meets > met.length / 2 && meets < met.length)
  for (const behaviour of drawn('standards-exceeded', 'standards-exceeded')) {
    assert.ok(behaviour.kind === 'meets' && behaviour.exceeds)
  }
})

test('S7 everybody publishes on the day that the register gives', () => {
  for (const behaviour of drawn('standards-met', 'standards-met')) {
    assert.ok(behaviour.kind !== 'never-publishes' && behaviour.publishedOn === july)
  }
})

test('T8 of a council nothing is known, so that each kind comes about', () => {
  const kinds = seeds.map((seed) => drawBehaviour(aPlayer('local-authority', null), calendar, chanceFrom(seed), 0).kind)
  assert.deepEqual([...new Set(kinds)].toSorted(), ['meets', 'never-publishes', 'plans'])
})

test('a way that no made-up behaviour leads is an error, never a guess', () => {
  assert.throws(() => drawn('standards-exceeded', 'standards-not-met'), /No made-up way leads from standards-exceeded/)
})

function plansFrom(first: Status, last: Status, number = 0): readonly PlanBehaviour[] {
  return drawn(first, last, number).filter((each) => each.kind === 'plans')
}

function drawn(first: Status, last: Status, number = 0): readonly Behaviour[] {
  const player = aPlayer('nhs-trust', { first, last })
  return seeds.map((seed) => drawBehaviour(player, calendar, chanceFrom(seed), number))
}

function aPlayer(type: OrganisationType, arrivesAt: Player['arrivesAt']): Player {
  const organisation: Organisation = {
    ...{ code: 'XCE' as OdsCode, name: 'Central England NHS Trust', type, region: 'Y60' },
    ...{ opened: null, closed: null, successors: [], demo: true },
  }
  return { organisation, publishedOn: july, arrivesAt }
}
