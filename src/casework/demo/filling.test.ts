import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestCasework, testCasework } from '../../../test/support/casework.ts'
import { handle } from '../handle.ts'
import { findCasefile } from '../questions.ts'
import { verify } from '../record/verify.ts'
import { demoClock, firstDemoDay } from './demo-clock.ts'
import { dayOfTheStories, demoStories, fillDemo } from './fill-demo.ts'
import { fillingProgress, readFilling } from './filling.ts'
import { marking } from './stories/commands.ts'
import { step } from './stories/step.ts'
import { type Story, tellStories } from './tell-stories.ts'

let casework: TestCasework

/** One organisation is used before the demo is filled. */
before(async () => {
  casework = await testCasework()
  const key = await findCasefile(casework, 'XCH', '2020-21')
  if (key === null) throw new Error('The demo has no XCH')
  const mark = { type: 'mark-assessment', basedOn: 0, answers: [] } as const
  assert.equal((await handle(casework, await casework.person('editor', 'XCH'), key, mark)).result, 'done')
})

after(() => casework.close())

const progress = () => fillingProgress(casework, demoStories)
const allSteps = demoStories.reduce((sum, { steps }) => sum + steps.length, 0)

describe('filling the demo with examples', () => {
  test('has not begun in a demo that was only used', async () => {
    assert.deepEqual(await progress(), { state: 'not-begun', stepsTaken: 0, steps: allSteps, begun: 0 })
  })

  test('can be ended at any step; what was done is saved, and nobody is at it then', async () => {
    const stopping = new AbortController()
    const filling = fillDemo(casework, { signal: stopping.signal })
    while ((await progress()).stepsTaken < 20) await new Promise((resolve) => setTimeout(resolve, 5))
    assert.equal((await progress()).state, 'filling')
    assert.deepEqual(await fillDemo(casework), { result: 'already-filling' })
    stopping.abort()
    assert.equal((await filling).result, 'broken-off')
    const { state, stepsTaken, steps } = await progress()
    assert.equal(state, 'broken-off')
    assert.ok(stepsTaken >= 20 && stepsTaken < steps, `${stepsTaken} of ${steps}`)
  })

  test('goes on where it was broken off, takes no step twice, and leaves the organisation that was used', async () => {
    const clock = await demoClock(casework.database, null, firstDemoDay)
    const filled = await fillDemo(casework, { clock })
    const lines = filled.result === 'filled' ? filled.lines : []
    assert.deepEqual(
      lines.filter((line) => /\((left|stopped)/.test(line)).map((line) => line.split(' ')[0]),
      ['XCH'],
    )
    const { state, stepsTaken, steps, begun } = await progress()
    assert.deepEqual([state, stepsTaken, begun], ['filled', steps, demoStories.length - 1])
    assert.ok(steps < allSteps)
    assert.deepEqual((await verify(casework, [])).errors, [])
  })

  test('moves the demo’s day to where the stories have got, and a clock in another process follows', async () => {
    const clock = await demoClock(casework.database, firstDemoDay, firstDemoDay)
    const elsewhere = await demoClock(casework.database, null, firstDemoDay)
    assert.equal(elsewhere.today(), dayOfTheStories)
    assert.equal(await clock.catchUp(), false)
    assert.equal(clock.today(), firstDemoDay)
    assert.equal(await elsewhere.moveTo('2021-11-01'), 'moved')
    assert.equal(await clock.catchUp(), true)
    assert.equal(clock.today(), '2021-11-01')
  })

  test('changes nothing the second time', async () => {
    const before = await readFilling(casework)
    const again = await fillDemo(casework)
    assert.equal(again.result, 'filled')
    assert.deepEqual(await readFilling(casework), before)
  })
})

test('a story in which a step is refused stops there, with the reason, and the others go on', async () => {
  const own = await testCasework()
  const publishesTooEarly: Story = {
    organisation: 'XCG',
    summary: 'signs a plan that is not there',
    steps: [step('2021-06-01', 'siro', () => ({ type: 'sign-off-plan', revision: '' }))],
  }
  const marks: Story = {
    organisation: 'XCE',
    summary: 'marks its assessment',
    steps: [step('2021-06-02', 'editor', marking('4.5.3'))],
  }
  const outcomes = await tellStories(own, [publishesTooEarly, marks])
  await own.close()
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['stopped', 'told'],
  )
  assert.match(outcomes[0]?.because ?? '', /Sam Siro \(XCG\) cannot sign-off-plan on 2021-06-01: /)
})
