import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Door, type OneTrust, openDoor } from '../../../test/support/one-trust.ts'
import { stageOf } from '../../core/casefile/casefile.ts'
import { anAction, anItem, ref } from '../../core/plan/plan.builders.ts'
import { type CasefileKey, hashOfEvent, type RecordedEvent } from '../../store/record/casefiles.ts'
import { firstPreviousHash } from '../../store/record/chain.ts'

let door: Door
let trust: OneTrust

before(async () => {
  door = await openDoor()
})

beforeEach(async () => {
  trust = await door.aTrust()
  await finish(trust)
})

after(() => door.close())

describe('the record', () => {
  test('is chained from the first event to the last, whatever was written', async () => {
    const events = await trust.events()
    assert.deepEqual(
      events.map(({ version }) => version),
      [1, 2, 3, 4, 5, 6],
    )
    assert.equal(firstBroken(events, trust.place), null)
  })

  for (const [name, change] of [
    ['changed', `update dspt.casefile_events set payload = jsonb_set(payload, '{note}', '"Fine"') where version = 6`],
    ['given another day', `update dspt.casefile_events set on_day = on_day - 1 where version = 6`],
    ['given to another person', `update dspt.casefile_events set by_name = 'Somebody' where version = 6`],
  ] as const) {
    test(`is found broken where an event was ${name}`, async () => {
      await door.owner.query(`${change} and organisation = $1`, [trust.place.organisation.code])
      assert.equal(firstBroken(await trust.events(), trust.place), 6)
    })
  }

  test('gives the summary again', async () => {
    const casefile = await trust.now()
    const { rows } = await door.owner.query(
      `select version, status, stage, items, outstanding, status_since::text as since, published_on::text as published
       from dspt.casefiles where organisation = $1`,
      [trust.place.organisation.code],
    )
    const { version, status, statusSince: since, publishedOn: published } = casefile
    const stage = stageOf(casefile)
    assert.deepEqual(rows, [{ version, status, stage, items: 2, outstanding: 0, since, published }])
    assert.equal(status, 'standards-met')
  })
})

const two = [anItem(), anItem({ evidence: ref('10.1.1') })]

/** From the first gap to Standards Met in six events, with texts that are hard to store. */
async function finish({ story, give }: OneTrust): Promise<void> {
  const hard = '“Ünïcödé” 🩺 \\u0000 \\ "quoted" \n\t שלום 1.0 -0 1e400 <b>&amp;'
  await story.publish(two)
  await story.write(two.map((item) => ({ ...item, gap: hard, actions: [anAction({ text: hard })] })))
  await story.sign()
  await story.send()
  await story.judge(true, hard)
  await story.approve()
  const done = [{ id: 'a1', doneOn: door.casework.clock.today(), note: hard }]
  const { version: seen } = await story.update(
    two.map(({ evidence }) => ({ evidence, note: hard, done, outlook: { kind: 'on-course' } })),
  )
  assert.equal((await give('reviewer', { type: 'confirm-completion', seen, note: hard })).result, 'done')
}

/** The version of the first event whose hash does not follow from its content; null where there is none. */
function firstBroken(events: readonly RecordedEvent[], key: CasefileKey): number | null {
  let previous = firstPreviousHash
  for (const { hash, ...event } of events) {
    if (hashOfEvent(previous, key, event) !== hash) return event.version
    previous = hash
  }
  return null
}
