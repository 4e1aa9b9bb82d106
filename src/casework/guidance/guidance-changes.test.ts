import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { planSentBy } from '../../../test/support/story.ts'
import { day } from '../../core/day.ts'
import type { GuidanceChange } from '../../core/guidance/change.ts'
import { guidanceOn, versionOn } from '../../core/guidance/guidance.ts'
import { decemberUpdateWithdrawn } from '../../core/guidance/prepared-amendments.ts'
import { anItem } from '../../core/plan/plan.builders.ts'
import { publicScope } from '../../store/database/database.ts'
import { guidanceKnownOn, guidanceOf } from '../../store/guidance/guidance.ts'
import { handle } from '../handle.ts'
import { casefileFor, findCasefile } from '../questions.ts'
import { serviceScope } from '../scope.ts'
import { confirmChange, proposeChange, withdrawChange } from './guidance-changes.ts'
import { countEffectsOf } from './guidance-effects.ts'
import { previewedProposal } from './guidance-preview.ts'
import { notifyOfChange } from './notify-of-change.ts'

const december: GuidanceChange = { ...decemberUpdateWithdrawn, reason: '' }
const cycle = '2020-21'

let casework: TestCasework
let id = ''

before(async () => {
  casework = await testCasework()
  const trust = await planSentBy(casework, 'XCE', [anItem()])
  await trust.judge(true)
  await trust.approve()
  casework.standOn(day('2021-12-20'))
  await planSentBy(casework, 'RXX', [anItem()])
  casework.standOn(day('2021-12-21'))
})
after(() => casework.close())

const lead = () => casework.person('lead')
const secondLead = () => casework.person('lead-2')

async function propose(change: GuidanceChange): Promise<string> {
  const proposed = await proposeChange(casework, await lead(), cycle, change)
  assert.equal(proposed.result, 'proposed', JSON.stringify(proposed))
  return proposed.result === 'proposed' ? proposed.id : ''
}

async function confirm(proposal: string, seen: number) {
  return confirmChange(casework, await secondLead(), { cycle, id: proposal }, seen)
}

const valuesKnown = (on: '2021-12-20' | '2021-12-21', known: '2021-12-20' | '2021-12-21') =>
  casework.database.inTransaction(publicScope, async (tx) =>
    guidanceOn(await guidanceKnownOn(tx, cycle, day(known)), day(on)),
  )

describe('the change of 21 December 2021, issued from a screen', () => {
  test('G2 its effects are listed before anybody confirms it', async () => {
    id = await propose(december)
    const seen = await previewedProposal(casework, await lead(), { cycle, id }, 1)
    const preview = seen?.preview
    assert.equal(preview?.state, 'counted')
    if (preview?.state !== 'counted') return
    const ofTrust = preview.effects.filter(({ organisation }) => organisation.code === 'XCE')
    const due = ofTrust.find(({ what, concerns }) => what === 'Final update' && concerns === 'due')
    assert.deepEqual([due?.kind, due?.before.split(',')[0], due?.after], ['withdrawn', '31 December 2021', 'withdrawn'])
    assert.ok(ofTrust.some(({ what, kind }) => what === 'Final update: email on the day' && kind === 'withdrawn'))
    assert.ok(ofTrust.some(({ what, kind }) => what === 'Final review' && kind === 'withdrawn'))
    assert.equal(preview.counts.organisations, 2)
  })

  test('G2 the person who proposed it may not confirm it, and the refusal names them', async () => {
    const refused = await confirmChange(casework, await lead(), { cycle, id }, 0)
    assert.deepEqual(refused, { result: 'refused', refusal: { name: 'own-change', by: 'Leah Lead' } })
  })
  test('G2 nobody but a lead confirms it', async () => {
    for (const key of ['reviewer', 'auditor', 'editor'])
      assert.equal((await confirmChange(casework, await casework.person(key), { cycle, id }, 0)).result, 'not-allowed')
  })
  test('G2 nothing changes until it is confirmed', async () => {
    assert.equal((await valuesKnown('2021-12-21', '2021-12-21'))?.finalUpdateDue, '2021-12-31')
  })

  test('T9 once another person confirms it, it is in force, and the guidance of the day before stays the same', async () => {
    assert.deepEqual(await confirm(id, 0), { result: 'done' })
    assert.equal((await valuesKnown('2021-12-21', '2021-12-21'))?.finalUpdateDue, null)
    assert.equal((await valuesKnown('2021-12-20', '2021-12-21'))?.finalUpdateDue, '2021-12-31')
    assert.equal((await valuesKnown('2021-12-21', '2021-12-20'))?.finalUpdateDue, '2021-12-31')
  })
  test('G2 it is confirmed once', async () => {
    const again = await confirm(id, 1)
    assert.deepEqual(again, {
      result: 'refused',
      refusal: { name: 'settled-already', state: 'issued', by: 'Lena Lead' },
    })
  })
  test('S4 is suspended and G1 keeps Approaching Standards: in January nobody falls back to Standards Not Met', async () => {
    casework.standOn(day('2022-01-15'))
    const key = await findCasefile(casework, 'XCE', cycle)
    assert.ok(key)
    const reviewer = await casework.person('reviewer-2')
    const view = await casefileFor(casework, reviewer, 'read-casefile', key)
    const command = { type: 'close-unmet', seen: view?.casefile.version ?? 0, reason: 'Not done' } as const
    const answer = await handle(casework, reviewer, key, command)
    assert.equal(answer.result === 'refused' && answer.refusal.name, 'final-review-withdrawn')
    assert.equal(answer.result === 'refused' && answer.casefile.status, 'approaching-standards')
    casework.standOn(day('2021-12-21'))
  })
  test('G3 a plan sent on 20 December is still judged by the guidance of that day', async () => {
    const dated = await casework.database.inTransaction(publicScope, (tx) => guidanceOf(tx, cycle))
    assert.ok(dated)
    assert.equal(versionOn(dated, day('2021-12-20')), '2020-21 as of 2021-05-19')
    assert.equal(versionOn(dated, day('2021-12-21')), '2020-21 as of 2021-12-21, change 1')
    assert.equal(guidanceOn(dated, day('2021-12-20'))?.latestCompletion, '2021-12-30')
  })

  test('G4 the people affected get one email each with the message, however often the job runs', async () => {
    await notifyOfChange(casework, id)
    await notifyOfChange(casework, id)
    const emails = await casework.database.inTransaction(serviceScope, (tx) =>
      tx.selectFrom('outbox').select(['to_email', 'body']).where('kind', '=', 'guidance-changed').execute(),
    )
    const addresses = emails.map(({ to_email }) => to_email)
    assert.equal(new Set(addresses).size, addresses.length)
    for (const to of ['editor.xce@demo.example', 'siro.rxx@demo.example', 'reviewer@demo.example'])
      assert.ok(addresses.includes(to), to)
    const body = emails.find(({ to_email }) => to_email === 'editor.xce@demo.example')?.body ?? ''
    assert.match(body, /into the Log4j vulnerability/)
    assert.match(body, /What changes for .*Central England.*\n(- .*\n)*- Final update: withdrawn/)
  })

  test('T9 another change undoes it, and may begin on the same day', async () => {
    const undo = await propose({
      title: 'The December update is due after all',
      message: ['Please send the final update after all.'],
      reason: '',
      amendments: [{ key: 'finalUpdateDue', from: day('2021-12-21'), value: day('2021-12-31'), source: 'Our mistake' }],
    })
    assert.deepEqual(await confirm(undo, 1), { result: 'done' })
    const dated = await casework.database.inTransaction(publicScope, (tx) => guidanceOf(tx, cycle))
    assert.ok(dated)
    assert.equal(guidanceOn(dated, day('2021-12-21'))?.finalUpdateDue, '2021-12-31')
    assert.equal(guidanceOn(dated, day('2021-12-21'))?.latestCompletion, null)
    assert.equal(versionOn(dated, day('2021-12-21')), '2020-21 as of 2021-12-21, change 2')
  })
})

const fewerItems = (from: '2021-12-20' | '2021-12-22', reason = ''): GuidanceChange => ({
  title: 'Fewer items',
  message: ['A plan covers at most ten items.'],
  reason,
  amendments: [{ key: 'mostOutstandingItems', from: day(from), value: 10, source: '“ten”' }],
})

describe('a change is refused:', () => {
  test('G2 from a past day without a reason', async () => {
    const answer = await proposeChange(casework, await lead(), cycle, fewerItems('2021-12-20'))
    assert.deepEqual(answer.result === 'refused' && answer.problems.map(({ name }) => name), ['reason'])
    assert.equal(
      (await proposeChange(casework, await lead(), cycle, fewerItems('2021-12-20', 'A slip'))).result,
      'proposed',
    )
  })
  test('G2 where another change was issued since the preview', async () => {
    const answer = await confirm(await propose(fewerItems('2021-12-22')), 1)
    assert.deepEqual(answer, { result: 'refused', refusal: { name: 'guidance-changed-meanwhile' } })
  })
  test('G2 where its day has passed while it waited', async () => {
    const proposal = await propose(fewerItems('2021-12-22'))
    casework.standOn(day('2021-12-23'))
    const answer = await confirm(proposal, 2)
    assert.equal(answer.result === 'refused' && answer.refusal.name, 'cannot-be-issued')
    casework.standOn(day('2021-12-21'))
  })
  test('G2 where its proposal was withdrawn', async () => {
    const withdrawn = await propose(fewerItems('2021-12-22'))
    assert.deepEqual(await withdrawChange(casework, await lead(), { cycle, id: withdrawn }), { result: 'done' })
    const answer = await confirm(withdrawn, 2)
    assert.equal(answer.result === 'refused' && answer.refusal.name, 'settled-already')
  })
})

test('G2 a job counts the same effects as the page does at once', async () => {
  const proposal = await propose(fewerItems('2021-12-20', 'A slip'))
  const atOnce = await previewedProposal(casework, await lead(), { cycle, id: proposal }, 1)
  assert.equal(await countEffectsOf(casework, proposal), true)
  const stored = await casework.database.inTransaction(serviceScope, (tx) =>
    tx.selectFrom('guidance_effects').selectAll().where('proposal', '=', proposal).execute(),
  )
  const preview = atOnce?.preview
  assert.ok(preview?.state === 'counted' && stored.length > 0)
  assert.equal(stored.length, preview.counts.effects)
})
