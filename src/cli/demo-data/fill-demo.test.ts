import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { receivedMailPage } from '../../casework/mailbox/received-mail.ts'
import { casefileFor, findCasefile } from '../../casework/questions.ts'
import { type Stage, stageNames, stageOf } from '../../core/casefile/casefile.ts'
import { typeNames } from '../../core/organisation.ts'
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
  for (const { organisation, summary: tells } of demoStories) {
    test(`${organisation} ends as ${stages[organisation]}: ${tells}`, async () => {
      assert.equal(stageOf((await opened(organisation)).casefile), stages[organisation])
    })
  }

  test('show every stage that there is', () => {
    assert.deepEqual(new Set(Object.values(stages)), new Set(Object.keys(stageNames)))
  })

  test('show every type of organisation that may have a plan', async () => {
    const all = await Promise.all(demoStories.map(({ organisation }) => opened(organisation)))
    const types = new Set(all.map(({ casefile }) => casefile.organisation.type))
    assert.deepEqual(types, new Set(Object.keys(typeNames).filter((type) => type !== 'other')))
    assert.ok(all.every(({ casefile }) => casefile.organisation.demo))
  })

  test('are told once: what somebody has written is left as it is', async () => {
    const events = (await opened('XCE')).events.length
    const lines = await fillDemo(casework)
    assert.ok(lines.every((line) => line.includes('left as it was')))
    assert.equal((await opened('XCE')).events.length, events)
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

async function opened(organisation: string) {
  const place = await findCasefile(casework, organisation, '2020-21')
  const auditor = await casework.person('auditor')
  const view = place === null ? null : await casefileFor(casework, auditor, 'read-casefile', place)
  if (view === null) throw new Error(`There is no casefile of ${organisation}`)
  return view
}
