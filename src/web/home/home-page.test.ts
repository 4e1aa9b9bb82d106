import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Story, storyOf } from '../../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../../test/support/web.ts'
import { day } from '../../core/day.ts'
import { anItem, by } from '../../core/plan/plan.builders.ts'

let web: TestWeb
let trust: Story
let council: Story

before(async () => {
  web = await testWeb()
  trust = storyOf(web.casework)
  council = storyOf(web.casework, 'XCC')
})
after(() => web.close())

test('without signing in, the start page says what the service is and leads to the register', async () => {
  const { html } = await open()
  assert.match(html, /action="\/register"[\s\S]*name="search"/)
  assert.match(html, /six steps/)
})

test('an editor’s next task comes first, with organisation, date and role', async () => {
  const { html } = await open('editor')
  assert.match(html, /assessment">Record the assessment and publish it</)
  for (const text of [/Central England NHS Trust \(XCE\)/, /30 June 2021 \(in 4 weeks\)/, />Editor/])
    assert.match(html, text)
})

test('a reader has no tasks, and sees who acts next', async () => {
  const { html } = await open('reader')
  assert.match(html, /You have no tasks/)
  assert.match(html, /What others do next[\s\S]*An editor/)
})

describe('when plans were sent', () => {
  test('a reviewer sees the plan that has waited longest first', async () => {
    await sendPlan(council, '2021-06-03')
    await sendPlan(trust, '2021-06-05')
    const { html } = await open('reviewer')
    const [first, second] = ['/reviews/XCC/2020-21', '/reviews/XCE/2020-21'].map((href) => html.indexOf(`"${href}"`))
    assert.ok(first !== undefined && second !== undefined && first > 0 && first < second)
    assert.match(html, /Waiting 2 days/)
  })

  test('the region sees its organisations and has nothing to decide', async () => {
    const { html } = await open('rsl')
    assert.match(html, /In your region[\s\S]*Central England Council/)
    assert.doesNotMatch(html, /\/reviews\//)
  })
})

test('the SRO sees a plan only once it is referred', async () => {
  assert.doesNotMatch((await open('sro')).html, /Central England NHS Trust/)
  await trust.write([anItem({ completion: by('2022-03-31') })])
  await trust.sign()
  await trust.send()
  await trust.refer('One supplier delivers in March')
  assert.match(
    (await open('sro')).html,
    /late-plans\/XCE\/2020-21">Late plan with the SRO<[\s\S]*Central England NHS Trust/,
  )
})

test('the account page shows the viewer’s name, roles and emails', async () => {
  const { html } = await (await web.browser('siro')).get('/account')
  for (const text of [
    /Sam Siro \(XCE\)/,
    /siro\.xce@demo\.example/,
    /Senior information risk owner \(SIRO\)/,
    /\/emails\//,
  ])
    assert.match(html, text)
})

async function open(person?: string) {
  if (person !== undefined) return (await web.browser(person)).get('/')
  const response = await web.server.inject({ method: 'GET', url: '/' })
  return { html: response.body }
}

async function sendPlan(story: Story, on: string) {
  web.casework.standOn(day(on))
  await story.publish([anItem()])
  await story.write([anItem()])
  await story.sign()
  await story.send()
}
