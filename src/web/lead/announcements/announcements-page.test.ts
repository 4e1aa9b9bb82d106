import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'

let web: TestWeb
let lead: TestBrowser

before(async () => {
  web = await testWeb()
  lead = await web.browser('lead')
})
after(() => web.close())

const webinar = {
  title: 'Webinar <b>on</b> updates',
  body: 'What an update holds.\n<script>alert(1)</script>',
  link: 'https://www.dsptoolkit.nhs.uk/News',
  'day-day': '15',
  'day-month': '6',
  'day-year': '2021',
  time: '2pm to 3pm',
  'from-day': '2',
  'from-month': '6',
  'from-year': '2021',
  'until-day': '15',
  'until-month': '6',
  'until-year': '2021',
  cycle: '2020-21',
  audience: 'trusts',
}

describe('an announcement with an error is not saved, and what was typed is shown again', () => {
  const cases: readonly [name: string, changes: Readonly<Record<string, string>>, field: string][] = [
    ['31 June', { 'until-day': '31' }, 'until-day'],
    ['no last day', { 'until-day': '', 'until-month': '', 'until-year': '' }, 'until-day'],
    ['a last day before the first', { 'until-day': '1' }, 'until-day'],
    ['a link without TLS', { link: 'http://example.org/' }, 'link'],
    ['a link that runs a script', { link: 'javascript:alert(1)' }, 'link'],
    ['no audience', { audience: 'nobody' }, 'audience'],
    ['no title', { title: ' ' }, 'title'],
  ]
  for (const [name, changes, field] of cases) {
    test(name, async () => {
      const { status, html } = await lead.post('/announcements/add', { ...webinar, ...changes })
      assert.equal(status, 422)
      assert.match(html, new RegExp(`href="#${field}"`))
      assert.match(html, /value="2pm to 3pm"/)
      assert.match(html, /What an update holds.\n&lt;script>/)
    })
  }
  test('nothing was saved', async () => assert.match((await lead.get('/announcements')).html, /No announcements yet/))
})

describe('an announcement for Trusts', () => {
  before(async () => {
    assert.equal((await lead.post('/announcements/add', webinar)).location, '/announcements')
  })

  const cases: readonly [on: string, shown: boolean][] = [
    ['2021-06-01', false],
    ['2021-06-02', true],
    ['2021-06-15', true],
    ['2021-06-16', false],
  ]
  for (const [on, shown] of cases) {
    test(`on ${on} it is ${shown ? '' : 'not '}shown to a Trust`, async () => {
      web.casework.standOn(day(on))
      const editor = await web.browser('editor')
      for (const path of ['/', '/help', '/organisations/XCE'])
        assert.equal((await editor.get(path)).html.includes('2pm to 3pm'), shown, path)
    })
  }

  test('is shown to nobody but Trusts and those who work with them, and its markup is escaped', async () => {
    web.casework.standOn(day('2021-06-02'))
    const council = await web.browser('editor', 'XCC')
    for (const path of ['/', '/help', '/organisations/XCC'])
      assert.doesNotMatch((await council.get(path)).html, /2pm to 3pm/, path)
    assert.doesNotMatch((await web.server.inject('/help')).body, /2pm to 3pm/)
    const { html } = await (await web.browser('rsl')).get('/help')
    assert.match(html, /Webinar &lt;b>on&lt;\/b> updates[\s\S]*&lt;script>alert\(1\)&lt;\/script>/)
    assert.match(html, /href="https:\/\/www.dsptoolkit.nhs.uk\/News"/)
  })

  test('can be managed only by the lead', async () => {
    const address = await addressOfAnnouncement()
    for (const person of ['reviewer', 'auditor', 'editor']) {
      const browser = await web.browser(person)
      for (const path of ['/announcements', '/announcements/add', address])
        assert.equal((await browser.get(path)).status, 404)
      for (const path of ['/announcements/add', address, `${address}/end`])
        assert.equal((await browser.post(path, { ...webinar, seen: '1' })).status, 404)
    }
    assert.equal((await lead.get('/announcements/1')).status, 404)
  })

  test('changed by two people at once, the second sees what the first wrote and can save again', async () => {
    const address = await addressOfAnnouncement()
    assert.equal((await lead.post(address, { ...webinar, time: '3pm', seen: '1' })).status, 303)
    const second = await lead.post(address, { ...webinar, time: '4pm', seen: '1' })
    assert.equal(second.status, 409)
    assert.match(second.html, /Somebody changed it[\s\S]*, 3pm[\s\S]*value="4pm"/)
    assert.equal((await lead.post(address, { ...webinar, time: '4pm', seen: '2' })).status, 303)
  })

  test('when ended, it is no longer shown, and its history stays', async () => {
    const address = await addressOfAnnouncement()
    assert.equal((await lead.post(`${address}/end`, { seen: '3' })).location, '/announcements')
    assert.doesNotMatch((await (await web.browser('editor')).get('/')).html, /4pm/)
    const { html } = await lead.get(address)
    assert.match(html, /Ended[\s\S]*Changed[\s\S]*Changed[\s\S]*Added[\s\S]*Leah Lead/)
    assert.equal((await lead.post(address, { ...webinar, seen: '4' })).status, 409)
  })
})

async function addressOfAnnouncement(): Promise<string> {
  return /href="(\/announcements\/[\da-f-]{36})"/.exec((await lead.get('/announcements')).html)?.[1] ?? ''
}
