import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Door, openDoor } from '../../../test/support/one-trust.ts'
import { storyOf } from '../../../test/support/story.ts'
import { day } from '../../core/day.ts'
import { anItem } from '../../core/plan/plan.builders.ts'
import { verify } from '../record/verify.ts'
import { runDay } from '../timetable/daily-run.ts'
import { escalationsFor } from './escalations.ts'

let door: Door
const silent = ['XCE', 'XMI', 'RXX', 'RJ1', 'RJ2']

/** Five Trusts published gaps and sent no plan, so that an escalation is proposed for each. */
before(async () => {
  door = await openDoor()
  door.casework.standOn(day('2021-06-29'))
  for (const code of silent) await storyOf(door.casework, code).publish([anItem()])
  for (const on of ['2021-07-01', '2021-07-15']) {
    door.casework.standOn(day(on))
    assert.equal((await runDay(door.casework, day(on), 'A test')).result, 'done')
  }
})
after(() => door.close())

test('T8 what the daily run proposes is listed a part at a time, and counted', async () => {
  const reviewer = await door.casework.person('reviewer')
  const parts = [0, 2, 4].map((offset) => ({ states: ['proposed' as const], limit: 2, offset }))
  const { lists, counts } = await escalationsFor(door.casework, reviewer, parts)
  assert.deepEqual(
    lists.map((list) => list.map(({ code }) => code)),
    [['RJ1', 'RJ2'], ['RXX', 'XCE'], ['XMI']],
  )
  assert.deepEqual([...counts], [['proposed', 5]])
  assert.equal(lists[0]?.[0]?.regionAskedOn, '2021-07-01')
})

test('T8 a proposal lapses with the plan that comes after it', async () => {
  const story = storyOf(door.casework, 'XMI')
  await story.write([anItem()])
  await story.sign()
  await story.send()
  const { lists } = await escalationsFor(door.casework, await door.casework.person('lead'), [
    { states: ['lapsed'], limit: null, offset: 0 },
  ])
  assert.deepEqual(
    lists[0]?.map(({ code, lapse }) => [code, lapse?.kind]),
    [['XMI', 'submitted-since']],
  )
})

test('T8 nobody else sees a proposal', async () => {
  for (const key of ['sro', 'nis-authority', 'rdt', 'editor']) {
    const actor = await door.casework.person(key)
    const seen = await escalationsFor(door.casework, actor, [
      { states: ['proposed', 'lapsed'], limit: null, offset: 0 },
    ])
    assert.deepEqual([seen.lists, [...seen.counts]], [[[]], []], key)
  }
})

describe('tampering with the list of escalations is found:', () => {
  const cases: readonly (readonly [what: string, tamper: string])[] = [
    ['a row deleted', `delete from dspt.escalations where organisation = 'XCE'`],
    ['another number of reminders', `update dspt.escalations set reminders = 0 where organisation = 'XCE'`],
    [
      'declined by nobody',
      `update dspt.escalations set state = 'declined', answered_on = '2021-07-16' where organisation = 'XCE'`,
    ],
  ]
  for (const [what, tamper] of cases)
    test(what, async () => {
      await door.owner.query('create temp table kept as select * from dspt.escalations')
      await door.owner.query(tamper)
      const { errors } = await verify(door.casework, [])
      await door.owner.query('delete from dspt.escalations')
      await door.owner.query('insert into dspt.escalations select * from kept; drop table kept')
      assert.deepEqual(
        errors.map(({ where }) => where),
        ['XCE/2020-21 escalation plan due 2021-06-30'],
      )
      assert.deepEqual((await verify(door.casework, [])).errors, [])
    })
})
