import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Door, type OneTrust, openDoor } from '../../../test/support/one-trust.ts'
import { latestContentVersion } from '../../core/plan/canonical.ts'
import { itemTexts } from '../../core/plan/item-texts.ts'
import { anItem, ref } from '../../core/plan/plan.builders.ts'
import { NewerContent } from '../../core/plan/upcast.ts'
import { chainHash } from '../../store/record/chain.ts'
import { exportCasefile } from './export-casefile.ts'
import { rebuildLists, rebuildSummaries } from './rebuild-summaries.ts'
import { verify } from './verify.ts'

let door: Door
let trust: OneTrust
const folder = mkdtempSync(join(tmpdir(), 'dspt-content-versions-'))
/** What the build before content versions signed for the plan of these two items. */
const revisionIn2021 = '85635a3296bcb877b91d9ecc18b92137bde81244ae9625a67592f7dca6a18a1b'
const two = [anItem(), anItem({ evidence: ref('10.1.1') })]

before(async () => {
  door = await openDoor()
})
beforeEach(async () => {
  trust = await door.aTrust()
  await trust.story.publish(two)
  await trust.story.write(two)
  await trust.story.sign()
})
after(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a plan from before there were content versions', () => {
  test('is still signed, can be sent, and is then the one that was sent', async () => {
    await storeAs(withoutVersion)
    const { planDraft, signOff } = await trust.now()
    assert.deepEqual([signOff?.contentVersion, signOff?.revision], [1, revisionIn2021])
    assert.equal(planDraft?.revision, revisionIn2021)
    const { sent } = await trust.story.send()
    assert.equal(sent.at(-1)?.signOff?.revision, planDraft?.revision)
    await storeAs(withoutVersion)
    const again = { type: 'send-plan', revision: planDraft?.revision ?? '', acknowledgesFindings: true } as const
    const handled = await trust.give('editor', again)
    assert.ok(handled.result === 'refused' && handled.refusal.name === 'already-sent')
  })

  test('is read with every text of today, and stays as it was stored', async () => {
    await storeAs(withoutVersion)
    const stored = await payloads()
    const event = (await trust.events()).findLast(({ type }) => type === 'plan-signed-off')
    assert.ok(event?.type === 'plan-signed-off')
    assert.deepEqual(event.plan.items, two)
    await trust.story.send()
    assert.deepEqual((await payloads()).slice(0, stored.length), stored)
  })

  test('has no error in its chain and its revisions, and its export is proved', async () => {
    await trust.story.send()
    await storeAs(withoutVersion)
    assert.deepEqual(await errorsFound(), [])
    assert.equal(await proofOfExport(), 0)
  })
})

test('a revision that is not that of its plan is found, even where its chain is whole', async () => {
  await storeAs((payload) => (payload.type === 'plan-signed-off' ? { ...payload, revision: 'a'.repeat(64) } : payload))
  const code = trust.place.organisation.code
  const signed = (await trust.events()).findLast(({ type }) => type === 'plan-signed-off')
  assert.deepEqual(await errorsFound(), [
    `revision: ${code}/2020-21 event ${signed?.version}: its revision is not that of its plan`,
  ])
})

test('a plan with a measure is signed in version 2, and found without error', async () => {
  await trust.story.write([anItem({ measure: '88 % → 95 %' })])
  const { signOff } = await trust.story.sign()
  assert.equal(signOff?.contentVersion, 2)
  const { sent } = await trust.story.send()
  assert.equal(sent.at(-1)?.signOff?.contentVersion, 2)
  assert.deepEqual(await errorsFound(), [])
})

describe('a plan that a newer build wrote', () => {
  const cases: readonly [what: string, store: () => Promise<void>][] = [
    ['in an event', () => storeAs((payload) => ({ ...payload, contentVersion: latestContentVersion + 1 }))],
    [
      'in the draft alone',
      async () => {
        await door.owner.query(
          `update dspt.drafts set content = content || jsonb_build_object('contentVersion', $2::int, 'risk', 'high')
           where organisation = $1 and kind = 'plan'`,
          [trust.place.organisation.code, latestContentVersion + 1],
        )
      },
    ],
  ]
  for (const [what, store] of cases) {
    test(`${what} is refused by its name, and nothing of it is lost`, async () => {
      await store()
      const before = await trust.kept()
      await assert.rejects(trust.now(), NewerContent)
      const save = { type: 'save-item', basedOn: 1, item: anItem({ gap: 'Written by the older build' }) } as const
      await assert.rejects(trust.give('editor', save), NewerContent)
      const mark = { type: 'mark-assessment', basedOn: 1, answers: [] } as const
      await assert.rejects(trust.give('editor', mark), NewerContent)
      assert.deepEqual(await trust.kept(), before)
    })
  }

  test('is in the chain like any other, whatever lists say of it, and its export is proved', async () => {
    await storeAs((payload) => ({ ...payload, contentVersion: latestContentVersion + 1 }))
    const code = trust.place.organisation.code
    await door.owner.query(
      `insert into dspt.region_tasks (organisation, cycle, kind, number, since, asked_by, reason)
       values ($1, '2020-21', 'help-requested', 0, '2021-06-30', 'Of the newer build', 'A kind that is not known here')`,
      [code],
    )
    assert.deepEqual(await errorsFound(), [
      `newer-content: ${code}/2020-21 event 1: a newer version of the service wrote it, and has to check what follows from it`,
    ])
    assert.equal(await proofOfExport(), 0)
  })

  test('is left as it is where lists are rebuilt, and named; every other casefile is rebuilt', async () => {
    await storeAs((payload) => ({ ...payload, contentVersion: latestContentVersion + 1 }))
    const older = await door.aTrust()
    await older.story.publish(two)
    const codes = [trust, older].map(({ place }) => place.organisation.code)
    await door.owner.query(
      `update dspt.casefiles set items = 40, timetable_state = null where organisation = any ($1)`,
      [codes],
    )
    const items = async () =>
      (
        await door.owner.query<{ items: number; has_state: boolean }>(
          `select items, timetable_state is not null as has_state from dspt.casefiles
           where organisation = any ($1) order by organisation = $2`,
          [codes, codes[1]],
        )
      ).rows
    assert.equal(await rebuildSummaries(door.casework), 1)
    assert.deepEqual(await items(), [
      { items: 40, has_state: false },
      { items: 0, has_state: true },
    ])
    await door.owner.query(`update dspt.casefiles set items = 40 where organisation = $1`, [codes[1]])
    const { newer } = await rebuildLists(door.casework)
    assert.ok(newer.some(({ organisation }) => organisation === codes[0]))
    assert.deepEqual(
      (await items()).map(({ items: each }) => each),
      [40, 0],
    )
  })
})

type Payload = Readonly<Record<string, unknown>>

/** As it was stored by a build that knew neither content versions nor any text but the gap. */
function withoutVersion(payload: Payload): Payload {
  const dropped = new Set(['contentVersion', ...Object.keys(itemTexts).filter((name) => name !== 'gap')])
  return JSON.parse(JSON.stringify(payload, (key, value) => (dropped.has(key) ? undefined : value))) as Payload
}

/** Stores the events and the draft as another build would have, with the hashes that it would have written. */
async function storeAs(change: (payload: Payload) => Payload): Promise<void> {
  let previous = ''
  for (const { hash: _hash, ...event } of await trust.events()) {
    const { by, on, guidance, version, recordedAt } = event
    const { rows } = await door.owner.query<{ payload: Payload; previous_hash: string }>(
      `select payload, previous_hash from dspt.casefile_events where organisation = $1 and version = $2`,
      [trust.place.organisation.code, version],
    )
    const payload = change(rows[0]?.payload ?? {})
    previous = previous === '' ? (rows[0]?.previous_hash ?? '') : previous
    const { organisation, cycle } = { organisation: trust.place.organisation.code, cycle: trust.place.cycle }
    const hash = chainHash(previous, { organisation, cycle, version, by, on, guidance, payload, recordedAt })
    await door.owner.query(
      `update dspt.casefile_events set payload = $3, previous_hash = $4, hash = $5 where organisation = $1 and version = $2`,
      [organisation, version, JSON.stringify(payload), previous, hash],
    )
    previous = hash
  }
  const draft = await door.owner.query<{ content: Payload }>(
    `select content from dspt.drafts where organisation = $1 and kind = 'plan'`,
    [trust.place.organisation.code],
  )
  await door.owner.query(`update dspt.drafts set content = $2 where organisation = $1 and kind = 'plan'`, [
    trust.place.organisation.code,
    JSON.stringify(change(draft.rows[0]?.content ?? {})),
  ])
}

async function payloads(): Promise<readonly unknown[]> {
  const { rows } = await door.owner.query<{ payload: unknown }>(
    `select payload from dspt.casefile_events where organisation = $1 order by version`,
    [trust.place.organisation.code],
  )
  return rows.map(({ payload }) => payload)
}

async function errorsFound(): Promise<readonly string[]> {
  const { errors } = await verify(door.casework, [])
  const code = trust.place.organisation.code
  return errors.filter(({ where }) => where.includes(code)).map(({ kind, where, what }) => `${kind}: ${where}: ${what}`)
}

/** The exit code of the script that proves an export without this service. */
async function proofOfExport(): Promise<number | null> {
  const file = join(folder, 'casefile.json')
  writeFileSync(file, (await exportCasefile(door.casework, trust.place.organisation.code, '2020-21')) ?? '')
  return spawnSync(process.execPath, ['scripts/verify-export.mjs', file]).status
}
