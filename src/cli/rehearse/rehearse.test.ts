import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { type Day, day, weekday } from '../../core/day.ts'
import { openDatabase } from '../../store/database/database.ts'
import { rehearse } from './rehearse.ts'
import { reportLines } from './report.ts'
import { exitCodeOf, matchesRegisters, type RehearsalResult } from './result.ts'

/** Every way from one register to the other, closed organisations, and a council of which nothing is known. */
const handful = ['RVJ', 'RGT', 'R1C', 'RBD', 'R0D', 'RTV', 'R1L', '05A', '06P', '07L', '36J', '102']

/** The same in smaller company, for what follows from the seed alone. */
const few = ['RBD', 'R0D']

let amended: RehearsalResult
let unamended: RehearsalResult
let again: RehearsalResult

before(async () => {
  const played = [rehearsed(handful, true), rehearsed(['RVJ', ...few], false), rehearsed(few, true)] as const
  ;[amended, unamended, again] = await Promise.all(played)
})

describe('a rehearsal of a handful of organisations', () => {
  test('S8 ends with what the registers of both days showed, organisation by organisation', () => {
    assert.deepEqual(
      amended.proven.map(({ day: on, line, published, others }) => [on, line === published, others]),
      [
        ['2021-10-25', true, 0],
        ['2022-02-08', true, 0],
      ],
    )
    assert.equal(exitCodeOf([amended]), 0)
  })

  test('the chains, the summaries and the public statuses agree with a replay of the events', () => {
    assert.equal(amended.errors, 0)
    assert.equal(unamended.errors, 0)
  })

  test('S4, T7 without the change of guidance the final review sets Standards Not Met', () => {
    const [autumn, february] = unamended.proven
    assert.equal(autumn?.others, 0)
    assert.equal(february?.others, unamended.counts.events.get('closed-unmet'))
    assert.ok((february?.others ?? 0) > 0)
    assert.equal(amended.counts.events.get('closed-unmet'), undefined)
    assert.equal(exitCodeOf([unamended]), 0)
  })

  test('G1 reminders differ only from the change of guidance on', () => {
    const overdue = (each: RehearsalResult) =>
      each.counts.reminders.get('the final update: organisation asked, overdue')
    assert.equal(overdue(amended), 0)
    assert.ok((overdue(unamended) ?? 0) > 0)
  })

  test('G4 open gaps go into the cycle to come only where guidance names it', () => {
    assert.ok((amended.counts.events.get('gaps-carried-over') ?? 0) > 0)
    assert.equal(unamended.counts.events.get('gaps-carried-over'), undefined)
  })

  test('E3, S5 everything is reached by commands, and one status alone by a correction', () => {
    const { events } = amended.counts
    assert.equal(events.get('status-corrected'), 1)
    assert.ok((events.get('assessment-published') ?? 0) > 8)
    assert.ok((events.get('plan-approved') ?? 0) > 3)
    assert.ok((events.get('completion-confirmed') ?? 0) > 1)
  })

  test('the same seed gives the same events, hash by hash', () => {
    const hashes = new Set(amended.hashes)
    assert.ok(again.hashes.length >= few.length && again.hashes.every((each) => hashes.has(each)))
  })

  test('its report ends with the totals and names no organisation', () => {
    const lines = reportLines([unamended, amended])
    assert.deepEqual(
      lines.slice(-2),
      amended.proven.map(({ line }) => line),
    )
    assert.match(lines.at(-2) ?? '', /^25 October 2021: trusts 1\/\d\/2\/2, CCGs /)
    for (const code of handful) assert.ok(!lines.some((line) => new RegExp(`\\b${code}\\b`).test(line)), code)
  })
})

describe('a rehearsal that ends elsewhere', () => {
  const [first, last] = ['2021-10-25', '2022-02-08'].map(day)
  const proven = (others: number, on: Day | undefined, line = 'a') => {
    return on === undefined ? [] : [{ day: on, line, published: 'a', others, daysGiven: 0, daysPlayed: 0 }]
  }
  const cases: readonly [name: string, ends: () => Partial<RehearsalResult>, arrives: boolean][] = [
    ['arrives where both days are equal', () => ({ proven: [...proven(0, first), ...proven(0, last)] }), true],
    ['fails where one organisation differs', () => ({ proven: [...proven(0, first), ...proven(1, last)] }), false],
    ['fails where a total differs', () => ({ proven: [...proven(0, first), ...proven(0, last, 'b')] }), false],
    ['fails where a table does not agree with the events', () => ({ errors: 1 }), false],
    ['fails where nothing was proven', () => ({ proven: [] }), false],
    [
      'fails without the change where the day before it differs',
      () => ({ withAmendment: false, proven: [...proven(1, first), ...proven(1, last)] }),
      false,
    ],
  ]
  for (const [name, ends, arrives] of cases) {
    test(name, () => {
      const ended = { ...amended, ...ends() }
      assert.equal(matchesRegisters(ended), arrives)
      assert.equal(exitCodeOf([amended, ended]), arrives ? 0 : 1)
    })
  }
})

async function rehearsed(only: readonly string[], withAmendment: boolean): Promise<RehearsalResult> {
  const made = await testDatabase()
  const database = openDatabase({ connection: made.connection, connections: 4 })
  let today = day('2021-06-01')
  try {
    return await rehearse({
      casework: {
        database,
        clock: { today: () => today, now: () => `${today}T09:00:00.000Z` },
        publicUrl: 'https://dspt.example',
        contactEmail: null,
      },
      standOn: (to) => {
        today = to
      },
      cycle: '2020-21',
      seed: 'handful',
      withAmendment,
      only,
      on: null,
      runsOn: (on) => on >= '2021-06-01' && weekday(on) === 1 && Number(on.slice(8)) <= 14,
      progress: () => {},
    })
  } finally {
    await database.close()
    await made.close()
  }
}
