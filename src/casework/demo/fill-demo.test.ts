import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { type Stage, stageNames, stageOf } from '../../core/casefile/casefile.ts'
import { typeNames } from '../../core/organisation.ts'
import { receivedMailPage } from '../mailbox/received-mail.ts'
import { casefileFor, findCasefile } from '../questions.ts'
import { demoStories, fillDemo } from './fill-demo.ts'

const stages: Readonly<Record<string, Stage>> = {
  XCE: 'delivering',
  XMI: 'delivering',
  XDD: 'delivering',
  XCA: 'finished',
  XEA: 'awaiting-confirmation',
  XLU: 'with-sro',
  XCK: 'awaiting-review',
  XMN: 'awaiting-review',
  XLO: 'awaiting-review',
  XCC: 'returned',
  XCG: 'writing-plan',
  XMC: 'writing-plan',
  XEX: 'delivering',
  XMS: 'delivering',
  XMU: 'writing-plan',
  XCR: 'writing-plan',
  XBE: 'no-plan-needed',
  XCH: 'not-published',
}

let casework: TestCasework

before(async () => {
  casework = await testCasework()
  await fillDemo(casework)
})

after(() => casework.close())

describe('the demo’s stories', () => {
  for (const { organisation, summary } of demoStories) {
    test(`${organisation} ends as ${stages[organisation]}: ${summary}`, async () => {
      assert.equal(stageOf((await viewOf(organisation)).casefile), stages[organisation])
    })
  }

  test('show every stage that there is', () => {
    assert.deepEqual(new Set(Object.values(stages)), new Set(Object.keys(stageNames)))
  })

  test('show every type of organisation that may have a plan', async () => {
    const all = await Promise.all(demoStories.map(({ organisation }) => viewOf(organisation)))
    const types = new Set(all.map(({ casefile }) => casefile.organisation.type))
    assert.deepEqual(types, new Set(Object.keys(typeNames).filter((type) => type !== 'other')))
    assert.ok(all.every(({ casefile }) => casefile.organisation.demo))
  })

  test('are told once: what somebody has written is left as it is', async () => {
    const events = (await viewOf('XCE')).events.length
    const again = await fillDemo(casework)
    assert.ok(again.result === 'filled' && again.lines.every((line) => line.includes('left as it was')))
    assert.equal((await viewOf('XCE')).events.length, events)
  })
})

test('the demo’s emails come once: a workbook that waits, one for the lead, and a holiday reply', async () => {
  await fillDemo(casework)
  const all = { outcome: null, state: 'all' } as const
  const list = await receivedMailPage(casework, await casework.person('lead'), all, { page: 1, perPage: 9 })
  const outcomes = list?.mail.map(({ outcome, answer }) => [outcome, answer] as const) ?? []
  assert.deepEqual(outcomes.toSorted(), [
    ['automatic', null],
    ['unknown-sender', null],
    ['waiting', null],
  ])
})

async function viewOf(organisation: string) {
  const key = await findCasefile(casework, organisation, '2020-21')
  const auditor = await casework.person('auditor')
  const view = key === null ? null : await casefileFor(casework, auditor, 'read-casefile', key)
  if (view === null) throw new Error(`There is no casefile of ${organisation}`)
  return view
}
