import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestWeb, testWeb } from '../../../test/support/web.ts'
import { day } from '../../core/day.ts'

let web: TestWeb

before(async () => {
  web = await testWeb()
})
after(() => web.close())

test('T1 T4 T6 T7 everybody can read every milestone with its day, its source and since when it holds', async () => {
  const html = await get('/timetable/2020-21')
  for (const text of [
    /30 September 2021/,
    /NHS Trusts and Foundation Trusts/,
    /“Trusts will provide an improvement plan update”/,
    /19 May 2021/,
    /goes back to Standards Not Met/,
  ])
    assert.match(html, text)
})

test('T9 it can be read as it was on a day, and an impossible date is refused', async () => {
  assert.match(await get('/timetable/2020-21?on=2021-05-18'), /no guidance of this toolkit year had been published/)
  assert.match(await get('/timetable/2020-21?on=2021-02-30'), /Enter a day as year, month and day/)
  assert.equal((await web.server.inject('/timetable/1999-00')).statusCode, 404)
  assert.match(await get('/timetable/2021-22'), /30 June 2022/)
})

test('it can be downloaded', async () => {
  const { body, headers } = await web.server.inject('/timetable/2020-21?format=csv')
  assert.match(String(headers['content-disposition']), /Timetable 2020-21 2021-06-01.csv/)
  assert.match(body, /Send the September update by,2021-09-30/)
  const { rawPayload } = await web.server.inject('/timetable/2020-21?format=xlsx')
  assert.equal(rawPayload.subarray(0, 2).toString(), 'PK')
})

test('the help page links to the guidance of the day and the timetable, and shows no address that is not set', async () => {
  const html = await get('/help')
  assert.match(html, /href="\/guidance\/2020-21"[\s\S]*1 June 2021[\s\S]*href="\/timetable\/2020-21"/)
  assert.match(html, /No contact address has been set/)
  assert.doesNotMatch(html, /NIS guide|mailto:/)
})

test('without a toolkit year in the address, that of the day is shown', async () => {
  const lead = await web.browser('lead')
  for (const [on, year] of [
    ['2022-05-25', '2020-21'],
    ['2022-05-26', '2021-22'],
  ] as const) {
    web.casework.standOn(day(on))
    for (const path of ['/timetable', '/guidance']) assert.equal((await lead.get(path)).location, `${path}/${year}`)
    const { html } = await lead.get('/')
    assert.equal(
      html.match(/href="\/years\/[\d-]+"/g)?.every((link) => link === `href="/years/${year}"`),
      true,
    )
    assert.match((await lead.get('/register/import')).html, new RegExp(`value="${year}" (selected|checked)`))
    assert.match((await lead.get('/announcements/add')).html, new RegExp(`value="${year}" (selected|checked)`))
  }
})

async function get(url: string): Promise<string> {
  return (await web.server.inject(url)).body
}
