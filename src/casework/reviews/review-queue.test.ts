import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { type Door, type OneTrust, openDoor } from '../../../test/support/one-trust.ts'
import type { RegionCode } from '../../core/organisation.ts'
import { anItem, ref } from '../../core/plan/plan.builders.ts'
import { type Database, publicScope, type Tx } from '../../store/database/database.ts'
import { beginCasefile, loadCasefile } from '../../store/record/casefiles.ts'
import { saveRegionTasks } from '../../store/regions/save-region-tasks.ts'
import { handle } from '../handle.ts'
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

describe('an organisation changes its region while somebody writes in a casefile of it:', () => {
  const warn = { type: 'give-early-warning', evidence: [ref('4.5.3')], text: 'Late' } as const

  test('what was written before it and is not stored yet is counted, and a task of the region, where it is now', async () => {
    const trust = await door.aTrust()
    const held = heldBefore(door.casework.database)
    const writing = handle(
      { ...door.casework, database: held.database },
      await trust.person('editor'),
      trust.place,
      warn,
    )
    await held.begun
    const moving = moveOrganisation(trust, 'Y61')
    await Promise.race([moving, somebodyWaits()])
    held.store()
    assert.equal((await writing).result, 'done')
    await moving
    assert.deepEqual(await wrong(), [])
  })

  test('what is written after it, before it is stored, is counted there too', async () => {
    const trust = await door.aTrust()
    const held = heldBefore(door.casework.database)
    const moving = moveOrganisation(trust, 'Y61', held.database)
    await held.begun
    const writing = trust.give('editor', warn)
    await Promise.race([writing, somebodyWaits()])
    held.store()
    await moving
    assert.equal((await writing).result, 'done')
    assert.deepEqual(await wrong(), [])
  })

  test('however often they meet, neither is given up', async () => {
    const trust = await door.aTrust()
    await trust.story.publish([anItem()])
    for (let round = 0; round < 10; round += 1) {
      const ask = { type: 'ask-region', seen: (await trust.now()).version, reason: 'Silent' } as const
      await Promise.all([
        trust.give('reviewer', ask),
        trust.give('editor', warn),
        moveOrganisation(trust, 'Y61').then(() => moveOrganisation(trust, 'Y60')),
        door.casework.database.inTransaction(serviceScope, async (tx) => {
          await beginCasefile(tx, trust.place)
          await saveRegionTasks(tx, await loadCasefile(tx, trust.place), null)
        }),
      ])
    }
    assert.deepEqual(await wrong(), [])
  })
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

/** The service's database, whose next transaction is not stored before `store` is called; `begun` when all was written. */
function heldBefore(database: Database) {
  const [begun, stored] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const inTransaction: Database['inTransaction'] = (scope, work) =>
    database.inTransaction(scope, async (tx) => {
      const result = await work(tx)
      begun.resolve()
      await stored.promise
      return result
    })
  return { database: { ...database, inTransaction }, begun: begun.promise, store: () => stored.resolve() }
}

async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await door.owner.query('select from pg_locks where not granted')
    if (rowCount !== 0) return
  }
}

function moveOrganisation({ place }: OneTrust, to: RegionCode, database = door.casework.database) {
  return database.inTransaction(publicScope, (tx) =>
    sql`update organisations set region = ${to} where code = ${place.organisation.code}`.execute(tx),
  )
}

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
