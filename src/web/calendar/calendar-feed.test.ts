import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import ICAL from 'ical.js'
import { storyOf } from '../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { day } from '../../core/day.ts'
import { anItem } from '../../core/plan/plan.builders.ts'

let web: TestWeb
let editor: TestBrowser

before(async () => {
  web = await testWeb()
  editor = await web.browser('editor')
})
after(() => web.close())

test('an address is shown once, and nothing of it is kept', async () => {
  const address = await newAddress(editor)
  assert.equal((await get(address)).statusCode, 200)
  const { html } = await editor.get('/account')
  assert.match(html, /Your address was made on 1 June 2021/)
  assert.doesNotMatch(html, /\.ics/)
  const rows = await web.casework.database.withoutScope.selectFrom('calendars').selectAll().execute()
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(tokenIn(address)))
})

test('renewed, the old address leads nowhere; removed, the new one neither', async () => {
  const [old, renewed] = [await newAddress(editor), await newAddress(editor)]
  assert.equal((await get(old)).statusCode, 404)
  assert.equal((await get(renewed)).statusCode, 200)
  assert.equal((await editor.post('/account/calendar/remove')).location, '/account')
  assert.equal((await get(renewed)).statusCode, 404)
})

test('an address that was never made leads nowhere, however it is written', async () => {
  for (const token of ['', 'x', '%00', "' or 1=1", 'A'.repeat(43), 'A'.repeat(90)])
    assert.equal((await get(`/calendar/${encodeURIComponent(token)}.ics`)).statusCode, 404, token.slice(0, 50))
})

test('a person who was removed has no calendar', async () => {
  const reader = await web.browser('reader')
  const address = await newAddress(reader)
  const { id } = await web.casework.person('reader')
  const people = web.casework.database.withoutScope
  await people.updateTable('people').set({ removed_at: '2021-06-01T09:00:00Z' }).where('id', '=', id).execute()
  assert.equal((await get(address)).statusCode, 404)
  await people.updateTable('people').set({ removed_at: null }).where('id', '=', id).execute()
})

test('T2 T4 an organisation’s people see its days, and no word of its plan', async () => {
  const story = storyOf(web.casework)
  await story.publish([anItem()])
  await story.write([anItem({ gap: 'A gap nobody may read' })])
  await story.sign()
  await story.send()
  const response = await get(await newAddress(editor))
  assert.match(String(response.headers['content-type']), /^text\/calendar/)
  const ids = eventsIn(response.body).map(({ uid }) => uid)
  assert.ok(ids.includes('XCE/2020-21/plan@dspt.example'))
  assert.ok(ids.includes('XCE/2020-21/september-update@dspt.example'))
  assert.ok(!ids.some((uid) => uid.includes('/update@')), 'U2 sets no day')
  assert.doesNotMatch(response.body.replaceAll('\r\n ', ''), /gap nobody|4\.5\.3|outstanding/)
})

test('T6 T7 whoever works with many organisations sees the days of the cycle', async () => {
  for (const person of ['reviewer', 'lead', 'rsl', 'rdt']) {
    const { body } = await get(await newAddress(await web.browser(person)))
    const ids = eventsIn(body).map(({ uid }) => uid)
    assert.ok(ids.includes('2020-21/final-review@dspt.example'), person)
    assert.ok(!ids.some((uid) => uid.startsWith('X')), person)
  }
})

test('a notice with a day stands in the calendars of those it is for, until it is over', async () => {
  const lead = await web.browser('lead')
  const notice = { title: 'Webinar, with questions; all welcome', body: 'Bring\nyour own', cycle: '2020-21' }
  const days = { ...dated('day', '15'), ...dated('from', '1'), ...dated('until', '15') }
  await lead.post('/notices/add', { ...notice, ...days, time: '2pm', audience: 'trusts', link: '' })
  const [trust, council] = [await newAddress(editor), await newAddress(await web.browser('editor', 'XCC'))]
  const [event] = await notices(trust)
  assert.equal(event?.summary, 'Webinar, with questions; all welcome, 2pm')
  assert.equal(event?.description, 'Bring\nyour own')
  assert.equal(event?.startDate.toString(), '2021-06-15')
  assert.deepEqual(await notices(council), [])
  web.casework.standOn(day('2021-06-16'))
  assert.deepEqual(await notices(trust), [])
})

async function notices(address: string) {
  return eventsIn((await get(address)).body).filter(({ uid }) => uid.startsWith('notice/'))
}

function dated(name: string, dayOfMonth: string) {
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: '6', [`${name}-year`]: '2021' }
}

async function newAddress(browser: TestBrowser): Promise<string> {
  const { html } = await browser.post('/account/calendar')
  const address = /https:\/\/dspt\.example(\/calendar\/[\w-]{43}\.ics)/.exec(html)?.[1]
  assert.ok(address !== undefined, html)
  return address
}

function tokenIn(address: string): string {
  return address.slice('/calendar/'.length, -'.ics'.length)
}

/** As a calendar program asks: without a session. */
function get(url: string) {
  return web.server.inject({ method: 'GET', url })
}

function eventsIn(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
}
