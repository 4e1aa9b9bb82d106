import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { KyselyPlugin } from 'kysely'
import { type Door, openDoor } from '../../../test/support/one-trust.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Database } from '../../store/database/database.ts'
import { type Anchor, type Head, rootOf } from '../../store/record/anchors.ts'
import { firstPreviousHash } from '../../store/record/chain.ts'
import { verify } from './verify.ts'

const [casefiles, anchors, heads] = [450, 30, 2500]

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

let door: Door

before(async () => {
  door = await openDoor()
  await door.owner.query(`insert into dspt.casefiles (organisation, cycle, version, status, stage)
    select code, '2020-21', 0, 'not-published', 'not-started' from dspt.organisations order by code limit ${casefiles}`)
  for (const { sequence, day, madeAt, heads, previousRoot, root } of chained())
    await door.owner.query('insert into dspt.anchors values ($1, $2, $3, $4, $5, $6)', [
      sequence,
      day,
      madeAt,
      JSON.stringify(heads),
      previousRoot,
      root,
    ])
})

after(() => door.close())

test('however many there are, a page of casefiles and a few anchors are held at once', async () => {
  const held = heldOf(door.casework.database)
  const outside = {
    *[Symbol.iterator]() {
      yield* held.watching(chained())
    },
  }
  const found = await verify({ database: held.database }, outside)
  assert.deepEqual([found.casefiles, found.anchors], [casefiles, anchors])
  assert.equal(found.errors.length, heads, 'one for each event that the first anchor names')
  assert.ok(held.mostAnchors() <= 4, `${held.mostAnchors()} anchors`)
  assert.ok(held.mostRows() <= 1000, `${held.mostRows()} rows in one answer`)
})

/** Anchors that follow one another; the first names events that no casefile has. */
function* chained(): Generator<Anchor> {
  let previousRoot: string = firstPreviousHash
  for (let sequence = 1; sequence <= anchors; sequence++) {
    const unsealed = {
      sequence,
      day: '2021-06-01',
      madeAt: '2021-06-01T09:00:00.000Z',
      heads: Array.from({ length: sequence === 1 ? heads : 0 }, (_, index) => headOf(index === 0 ? 1.5 : index + 1)),
      previousRoot,
    }
    const anchor = { ...unsealed, root: rootOf(unsealed) }
    yield anchor
    previousRoot = anchor.root
  }
}

function headOf(version: number): Head {
  return ['2020-21', 'XCE' as OdsCode, version, 'a'.repeat(64)]
}

/** The same database, and what of its answers was held at once: anchors by their heads, and rows by the answer. */
function heldOf(database: Database) {
  const watched: WeakRef<object>[] = []
  let [mostAnchors, mostRows] = [0, 0]
  const watch = (anchor: object) => {
    watched.push(new WeakRef(anchor))
    collectGarbage()
    mostAnchors = Math.max(mostAnchors, watched.filter((each) => each.deref() !== undefined).length)
  }
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      mostRows = Math.max(mostRows, result.rows.length)
      for (const row of result.rows) if (Array.isArray(row.heads)) watch(row.heads)
      return result
    },
  }
  const inTransaction: Database['inTransaction'] = (scope, work) =>
    database.inTransaction(scope, async (tx) => {
      // A new turn of the event loop: what a turn looked at through a weak reference is kept until it ends.
      await new Promise(setImmediate)
      return work(tx.withPlugin(plugin))
    })
  return {
    database: { ...database, inTransaction },
    *watching(anchors: Iterable<Anchor>) {
      for (const anchor of anchors) {
        watch(anchor.heads)
        yield anchor
      }
    },
    mostAnchors: () => mostAnchors,
    mostRows: () => mostRows,
  }
}
