import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { carryOverInto } from '../../../casework/plans/carry-over.ts'
import { findCasefile } from '../../../casework/questions.ts'
import { day } from '../../../core/day.ts'
import { latestContentVersion } from '../../../core/plan/canonical.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'

let web: TestWeb
let story: Story

before(async () => {
  web = await testWeb()
  story = storyOf(web.casework)
})
after(() => web.close())

test('before publication the home page says what to do, by when, and who must act', async () => {
  const { html } = await home('editor')
  for (const text of [
    /XCE, NHS Trust, Midlands/,
    /Not Published/,
    /Record the assessment and publish it/,
    /Erin Editor/,
  ])
    assert.match(html, text)
  assert.match(html, /30 June 2021 \(in 4 weeks\)/)
})

test('T1 T2 before publication a Trust sees its dates, and a council that no date is set for its updates', async () => {
  const trust = await home('editor')
  for (const text of [
    /Tell your Regional Security Lead/,
    /Publish the assessment, with the plan, by/,
    /If missed: You and/,
  ])
    assert.match(trust.html, text)
  assert.match(trust.html, /“in advance of the 30 June deadline”/)
  assert.match(trust.html, /2 June 2021 \(tomorrow\)[\s\S]*Reminder: publish the assessment[\s\S]*editors/)
  const council = await home('editor', 'XCC')
  assert.match(council.html, /Updates are welcome at any time. No date is set for them/)
  assert.doesNotMatch(council.html, /update by|Publish the assessment, with the plan/)
})

test('before anything is recorded here, the home page shows the status in the published register on that day', async () => {
  assert.doesNotMatch((await home('editor', 'RXX')).html, /published register of/)
  web.casework.standOn(day('2021-10-25'))
  assert.match((await home('editor', 'RXX')).html, /published register of[\s\S]*25 October 2021/)
  web.casework.standOn(day('2021-06-01'))
})

test('S6 the status has the name in use on the day it is shown', async () => {
  await story.publish([anItem()])
  await story.write([anItem()])
  await story.sign()
  await story.send()
  await story.judge(true)
  await story.approve()
  assert.match((await home('editor')).html, /Standards Not Met \(Plan Agreed\)/)
  web.casework.standOn(day('2021-10-01'))
  const { html } = await home('editor')
  assert.match(html, /Approaching Standards/)
  assert.match(html, /1 gap, none complete; last completion date 29 September 2021/)
})

test('a returned plan shows the reviewer’s reasons', async () => {
  const returned = storyOf(web.casework, 'XCG')
  await returned.publish([anItem()])
  await returned.write([anItem()])
  await returned.sign()
  await returned.send()
  await returned.judge(false, 'Tokens alone will not do')
  await returned.giveBack('Say how remote suppliers sign in')
  const { html } = await home('editor', 'XCG')
  assert.match(html, /The plan was returned on 1 October 2021 by Rita Reviewer/)
  assert.match(html, /Say how remote suppliers sign in[\s\S]*plan\/items\/4\.5\.3[\s\S]*Tokens alone will not do/)
})

test('E1 an organisation that plans are not for is told so, on its home page and at the assessment', async () => {
  const other = { code: 'ZZZ', name: 'A Care Home', type: 'other', region: null, opened: null, closed: null } as const
  await web.casework.database.withoutScope.insertInto('organisations').values(other).execute()
  const editor = await web.browser('editor', 'ZZZ')
  for (const path of ['/organisations/ZZZ', '/organisations/ZZZ/2020-21/assessment']) {
    const { html } = await editor.get(path)
    assert.match(html, /Improvement plans are only for NHS Trusts, CCGs/)
    assert.doesNotMatch(html, /name="mark-/)
  }
  assert.match((await editor.get('/')).html, /You have no tasks/)
})

test('a casefile’s address leads to the organisation’s home page, and other organisations’ pages are not found', async () => {
  const editor = await web.browser('editor')
  assert.equal((await editor.get('/organisations/xce/2020-21')).location, '/organisations/XCE')
  for (const path of [
    '/organisations/XCC',
    '/organisations/RXX/2020-21',
    '/organisations/NOPE',
    '/organisations/XCE/1999-00',
  ])
    assert.equal((await editor.get(path)).status, 404, path)
})

async function home(person: string, organisation = 'XCE') {
  return (await web.browser(person, organisation)).get(`/organisations/${organisation}`)
}

test('a plan that a newer build wrote is a line of its own, and closes nothing else', async () => {
  const owner = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await owner.connect()
  await owner.query(
    `insert into dspt.drafts (organisation, cycle, kind, content, version, changed_by, changed_by_name, changed_at)
     values ('XCE', '2021-22', 'plan', $1, 1, (select id from dspt.people limit 1), 'A newer build', now())`,
    [JSON.stringify({ contentVersion: latestContentVersion + 1, items: [], contributors: [] })],
  )
  await owner.end()
  const editor = await web.browser('editor')
  const own = await editor.get('/organisations/XCE')
  assert.equal(own.status, 200)
  assert.match(own.html, /The 2021-22 plan was written by a newer version of the service/)
  assert.match(own.html, /2020-21 toolkit/)
  const work = await editor.get('/')
  assert.equal(work.status, 200)
  assert.match(work.html, /written by a newer version of the service/)
  const key = (await findCasefile(web.casework, 'XCE', '2020-21')) ?? assert.fail()
  assert.equal(await carryOverInto(web.casework, await web.casework.person('editor'), key), null)
  assert.equal((await (await web.browser('editor', 'XCG')).get('/organisations/XCE')).status, 404)
})
