import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Door, type OneTrust, openDoor } from '../../../test/support/one-trust.ts'
import { day } from '../../core/day.ts'
import { anItem, ref } from '../../core/plan/plan.builders.ts'
import { appendCycleEvent } from '../../store/record/cycle-events.ts'
import { serviceScope } from '../scope.ts'
import { anchorsIn, publishAnchor } from './anchors.ts'
import { exportCasefile } from './export-casefile.ts'
import { type Verified, verify } from './verify.ts'

let door: Door
let trust: OneTrust
let code: string
const folder = mkdtempSync(join(tmpdir(), 'dspt-anchors-'))

before(async () => {
  door = await openDoor()
  trust = await door.aTrust()
  code = trust.place.organisation.code
  const items = [anItem(), anItem({ evidence: ref('10.1.1') })]
  await trust.story.publish(items)
  await publishAnchor(door.casework, day('2021-06-01'), folder)
  await trust.story.write(items)
  await trust.story.sign()
  await trust.story.send()
  await publishAnchor(door.casework, day('2021-06-02'), folder)
  const { id } = await door.casework.person('lead')
  await door.casework.database.inTransaction(serviceScope, (tx) =>
    appendCycleEvent(tx, {
      cycle: '2020-21',
      type: 'statuses-observed',
      payload: { of: 'a register' },
      by: { id, name: 'Leah Lead', role: 'lead' },
      on: day('2021-06-02'),
      recordedAt: '2021-06-02T09:00:00.000Z',
    }),
  )
})

after(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

async function verified(): Promise<Verified> {
  return verify(door.casework, anchorsIn(folder))
}

/** The errors found while the owner of the database has tampered with it; undone afterwards. */
async function foundAfter(...tampering: readonly string[]): Promise<readonly string[]> {
  await door.owner.query('create table if not exists kept_events as select * from dspt.casefile_events')
  await door.owner.query('create table if not exists kept_rows as select * from dspt.casefiles')
  await door.owner.query('alter table dspt.casefile_events disable row level security')
  for (const statement of tampering) await door.owner.query(statement)
  const { errors } = await verified()
  await door.owner.query(`
    delete from dspt.casefile_events; insert into dspt.casefile_events select * from kept_events;
    update dspt.casefiles c set version = k.version, status = k.status, items = k.items, timetable_state = k.timetable_state
    from kept_rows k where (k.organisation, k.cycle) = (c.organisation, c.cycle)`)
  return errors.map(({ kind, where }) => `${kind}: ${where}`)
}

test('an untouched record has no error, and the result says how much was checked', async () => {
  assert.deepEqual(await verified(), { casefiles: 1, events: 3, anchors: 2, removed: 0, errors: [] })
})

test('an exported casefile is proved with Node alone, and a changed one is found', async () => {
  const exported = (await exportCasefile(door.casework, trust.place.organisation.code, '2020-21')) ?? ''
  const [whole, changed] = [join(folder, 'whole.json'), join(folder, 'changed.json')]
  writeFileSync(whole, exported)
  writeFileSync(changed, exported.replace('Erin Editor', 'Erik Editor'))
  assert.match(proved(whole).stdout, /3 events, every one as it was recorded/)
  assert.deepEqual([proved(changed).status, proved(changed).stderr], [1, 'event 1 is not what was recorded\n'])
})

function proved(file: string) {
  return spawnSync(process.execPath, ['scripts/verify-export.mjs', file], { encoding: 'utf8', timeout: 60_000 })
}

describe('tampering is found:', () => {
  const one = (version: number) => `where organisation = '${'CODE'}' and version = ${version}`
  const cases: readonly [tampering: string, statements: readonly string[], found: string][] = [
    ['a changed row', [`update dspt.casefile_events set on_day = on_day - 1 ${one(2)}`], 'chain: CODE/2020-21 event 2'],
    ['another type', [`update dspt.casefile_events set type = 'plan-sent' ${one(2)}`], 'chain: CODE/2020-21 event 2'],
    ['a deleted row', [`delete from dspt.casefile_events ${one(2)}`], 'chain: CODE/2020-21 event 2'],
    ['a deleted last row', [`delete from dspt.casefile_events ${one(3)}`], 'chain: CODE/2020-21'],
    [
      'two rows in another order',
      [
        `update dspt.casefile_events set version = 9 ${one(2)}`,
        `update dspt.casefile_events set version = 2 ${one(3)}`,
        `update dspt.casefile_events set version = 3 ${one(9)}`,
      ],
      'chain: CODE/2020-21 event 2',
    ],
    [
      'an inserted row',
      [
        `insert into dspt.casefile_events select organisation, cycle, 4, type, payload, by_person, by_name, by_role,
         on_day, recorded_at, guidance_version, hash, hash from dspt.casefile_events ${one(3)}`,
        `update dspt.casefiles set version = 4 where organisation = 'CODE'`,
      ],
      'chain: CODE/2020-21 event 4',
    ],
    ['a changed summary', [`update dspt.casefiles set items = 1 where organisation = 'CODE'`], 'summary: CODE/2020-21'],
    [
      'a changed timetable state',
      [
        `update dspt.casefiles set timetable_state = timetable_state || '{"reminders": [1]}' where organisation = 'CODE'`,
      ],
      'summary: CODE/2020-21',
    ],
  ]
  for (const [tampering, statements, found] of cases) {
    test(tampering, async () => {
      const errors = await foundAfter(...statements.map((each) => each.replaceAll('CODE', code)))
      assert.ok(errors.includes(found.replaceAll('CODE', code)), errors.join('; '))
    })
  }
})

test('a record cut short together with its anchors is found by the anchors stored outside', async () => {
  await door.owner.query('create table kept_anchors as select * from dspt.anchors')
  const errors = await foundAfter(
    `delete from dspt.casefile_events where organisation = '${code}' and version > 1`,
    `update dspt.casefiles set version = 1 where organisation = '${code}'`,
    'delete from dspt.anchors where sequence > 1',
  )
  await door.owner.query('delete from dspt.anchors; insert into dspt.anchors select * from kept_anchors')
  assert.ok(errors.includes('anchor: anchor 2 of 2021-06-02'), errors.join('; '))
})

test('a changed event of a cycle is found', async () => {
  await door.owner.query(`update dspt.cycle_events set by_name = 'Somebody else'`)
  assert.deepEqual(
    (await verified()).errors.map(({ where }) => where),
    ['cycle 2020-21 event 1'],
  )
  await door.owner.query(`update dspt.cycle_events set by_name = 'Leah Lead'`)
})

test('the service itself can neither change nor remove recorded events', async () => {
  const { inTransaction } = door.casework.database
  for (const table of ['casefile_events', 'cycle_events', 'anchors'] as const) {
    await assert.rejects(
      inTransaction(serviceScope, (tx) => tx.deleteFrom(table).execute()),
      /permission denied/,
    )
  }
  await assert.rejects(
    inTransaction(serviceScope, (tx) => tx.updateTable('casefile_events').set({ by_name: 'X' }).execute()),
    /permission denied/,
  )
})
