import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Door, type OneTrust, openDoor } from '../../../test/support/one-trust.ts'
import { anItem } from '../../core/plan/plan.builders.ts'
import { publicScope, type Tx } from '../../store/database/database.ts'
import { verify } from '../record/verify.ts'
import { serviceScope } from '../scope.ts'
import { addUpCounts, reviewQueue } from './review-queue.ts'

let door: Door
let one: OneTrust
let other: OneTrust

before(async () => {
  door = await openDoor()
  one = await door.aTrust()
  other = await door.aTrust()
  await one.story.publish([anItem()])
})

after(async () => {
  assert.deepEqual(await wrong(), [])
  await door.close()
})

test('an organisation that only writes a draft is not counted', async () => {
  const answers = [{ evidence: anItem().evidence, answer: 'not-met', note: '' }] as const
  await other.give('editor', { type: 'mark-assessment', basedOn: 0, answers })
  assert.deepEqual(await counted(), { 'writing-plan': 1 })
})

test('nobody waits for somebody else whose change is not stored yet', async () => {
  const [begun, stored] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = door.casework.database.inTransaction(serviceScope, async (tx) => {
    await moveTo('returned', one)(tx)
    begun.resolve()
    await stored.promise
  })
  await begun.promise
  await other.story.publish([anItem()])
  await addUpCounts(door.casework)
  assert.deepEqual(await counted(), { 'writing-plan': 2 })
  stored.resolve()
  await slow
  assert.deepEqual(await counted(), { 'writing-plan': 1, returned: 1 })
  await door.casework.database.inTransaction(serviceScope, moveTo('writing-plan', one))
})

test('the counts stay the same however often, and by however many at once, they are added up', async () => {
  const writing = other.story
    .write([anItem()])
    .then(() => other.story.sign())
    .then(() => other.story.send())
  for (let run = 0; run < 10; run += 1) await Promise.all([1, 2, 3].map(() => addUpCounts(door.casework)))
  await writing
  await Promise.all([1, 2, 3].map(() => addUpCounts(door.casework)))
  assert.deepEqual(await counted(), { 'writing-plan': 1, 'awaiting-review': 1 })
  assert.equal((await rows()).length, 2)
})

test('an organisation that changes its region or type is counted where it is now', async () => {
  const { code, region } = one.place.organisation
  const moved = region === 'Y60' ? 'Y61' : 'Y60'
  await door.casework.database.inTransaction(publicScope, (tx) =>
    sql`update organisations set region = ${moved}, type = 'ccg' where code = ${code}`.execute(tx),
  )
  assert.deepEqual(await wrong(), [])
  assert.ok((await rows()).some((row) => row.region === moved && row.type === 'ccg' && row.casefiles === 1))
})

describe('tampering with a count is found:', () => {
  const cases: readonly (readonly [what: string, tamper: string, found: RegExp])[] = [
    ['one more', `update dspt.casefile_counts set casefiles = 8 where stage = 'awaiting-review'`, /awaiting-review.*8/],
    ['one less', `delete from dspt.casefile_counts where stage = 'awaiting-review'`, /awaiting-review.*: 0 .* are 1/],
    [
      'one of nothing',
      `insert into dspt.casefile_counts values ('2021-22', 'finished', 'standards-met', 'ccg', null, 3)`,
      /^2021-22, finished, standards-met, ccg, no region: 3 casefiles are counted and there are 0/,
    ],
  ]
  for (const [what, tamper, found] of cases)
    test(what, async () => {
      await door.owner.query('create temp table kept as select * from dspt.casefile_counts')
      await door.owner.query(tamper)
      const errors = await wrong()
      await door.owner.query('delete from dspt.casefile_counts')
      await door.owner.query('insert into dspt.casefile_counts select * from kept; drop table kept')
      assert.equal(errors.length, 1)
      assert.match(errors[0] ?? '', found)
    })
})

test('only a national transaction reads a count', async () => {
  const own = { ...publicScope, organisations: [one.place.organisation.code] }
  for (const scope of [publicScope, own]) {
    const seen = await door.casework.database.inTransaction(scope, (tx) =>
      tx.selectFrom('casefile_counts').selectAll().execute(),
    )
    assert.deepEqual(seen, [])
  }
})

async function counted(): Promise<Readonly<Record<string, number>>> {
  const filter = { cycle: '2020-21', search: '', type: null, region: null, status: null, stage: null } as const
  const reviewer = await door.casework.person('reviewer')
  const queue = await reviewQueue(door.casework, reviewer, filter, { by: 'waiting', descending: false }, 1)
  return Object.fromEntries(queue?.counts ?? [])
}

async function rows() {
  return (
    await door.owner.query<{ region: string; type: string; casefiles: number }>('select * from dspt.casefile_counts')
  ).rows
}

async function wrong(): Promise<readonly string[]> {
  const { errors } = await verify(door.casework, [])
  return errors.filter(({ kind }) => kind === 'list').map(({ where, what }) => `${where}: ${what}`)
}

function moveTo(stage: string, { place }: OneTrust) {
  return (tx: Tx) =>
    tx.updateTable('casefiles').set({ stage }).where('organisation', '=', place.organisation.code).execute()
}
