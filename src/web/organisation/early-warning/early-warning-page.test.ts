import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'

let web: TestWeb
let editor: TestBrowser
const address = '/organisations/XCE/2020-21/early-warning'

before(async () => {
  web = await testWeb()
  editor = await web.browser('editor')
})
after(() => web.close())

describe('T1 an early warning', () => {
  test('shows who the Regional Security Lead is, or that no one is known yet', async () => {
    assert.match((await editor.get(address)).html, /Regional Security Lead:\s+no one known yet/)
    await web.casework.person('rsl')
    assert.match((await editor.get(address)).html, /Regional Security Lead:\s+Robin Regional/)
  })

  test('offers the items marked as not met, already chosen, and every other item', async () => {
    const marks = { basedOn: '0', was: '', 'mark-4.5.3': 'not-met', 'mark-8.2.1': 'partly', 'mark-1.6.5': 'met' }
    await editor.post('/organisations/XCE/2020-21/assessment', marks)
    const { html } = await editor.get(address)
    for (const chosen of ['4.5.3', '8.2.1']) assert.match(html, new RegExp(`value="${chosen}" checked`))
    assert.match(html, /value="1\.6\.5"(?! checked)/)
  })

  const cases: readonly [what: string, fields: Record<string, string>, error: RegExp][] = [
    ['without items or words', { text: ' ' }, /href="#text">Choose the evidence items you will miss/],
    [
      'with a text that is not a reference',
      { others: '4.5', text: 'Tokens' },
      /href="#others">“4\.5” is not an evidence/,
    ],
  ]
  for (const [what, fields, error] of cases) {
    test(`is not given ${what}, and what was typed comes back`, async () => {
      const reply = await editor.post(address, fields)
      assert.equal(reply.status, 422)
      assert.match(reply.html, error)
      if (fields.others !== undefined) assert.match(reply.html, /value="4\.5"[\s\S]*>Tokens<\/textarea>/)
    })
  }

  test('is given before 30 June by an editor or the SIRO, and appears on the region’s page', async () => {
    web.casework.standOn(day('2021-06-29'))
    const given = { evidence: '4.5.3', others: '10.9.9, 4.5.3', text: 'Tokens come in August' }
    assert.equal((await editor.post(address, given)).location, `${address}?sent=yes`)
    const siro = await web.browser('siro')
    assert.equal((await siro.post(address, { text: 'More is missing' })).location, `${address}?sent=yes`)
    assert.match((await siro.get(`${address}?sent=yes`)).html, /Your Regional Security Lead has been told/)
    const rsl = await web.browser('rsl')
    const { html } = await rsl.get('/region/Y60')
    assert.match(html, /id="early-warnings"[\s\S]*More is missing[\s\S]*4\.5\.3, 10\.9\.9[\s\S]*Tokens come in August/)
    assert.match((await rsl.get('/')).html, /it told you in advance that it will miss the standard/)
    assert.doesNotMatch((await rsl.get(address)).html, /<textarea/)
  })

  test('can no longer be given on 30 June, and what was typed comes back', async () => {
    web.casework.standOn(day('2021-06-30'))
    assert.doesNotMatch((await editor.get(address)).html, /<textarea/)
    const reply = await editor.post(address, { evidence: '8.2.1', text: 'The servers too' })
    assert.equal(reply.status, 422)
    assert.match(reply.html, /An early warning has to be given before 30 June 2021 \(T1\)/)
    assert.match(reply.html, />The servers too<\/textarea>/)
    web.casework.standOn(day('2021-06-29'))
  })

  test('is not for councils, nor for those who only read', async () => {
    const council = await web.browser('editor', 'XCC')
    const theirs = '/organisations/XCC/2020-21/early-warning'
    assert.match((await council.post(theirs, { text: 'So' })).html, /for NHS Trusts and Foundation Trusts only/)
    assert.doesNotMatch((await council.get('/organisations/XCC')).html, /Early warning/)
    for (const person of ['reader', 'administrator', 'reviewer'])
      assert.equal((await (await web.browser(person)).post(address, { text: 'So' })).status, 404, person)
  })
})

test('T1 an exemplar is named only while its published assessment has the item as met', async () => {
  const council = '/organisations/XCC/2020-21'
  const [author, ada] = [await web.browser('editor', 'XCC'), await web.browser('administrator', 'XCC')]
  const publish = async (basedOn: string, marks: Record<string, string>) => {
    await author.post(`${council}/assessment`, { basedOn, was: '', ...marks })
    const form = hiddenIn((await author.get(`${council}/assessment/publish`)).html)
    await author.post(`${council}/assessment/publish`, { ...form, 'all-marked': 'yes' })
  }
  const exemplars = async () => {
    const rsl = await web.browser('rsl')
    return (await rsl.get('/region/Y60?table=exemplars&format=csv')).html
      .split('\n')
      .filter((row) => row.includes('XCC'))
  }
  await publish('0', { 'mark-7.2.1': 'met', 'mark-1.6.5': 'not-met' })
  await ada.post(`${council}/exemplar`, { evidence: '7.2.1' })
  assert.equal((await exemplars()).length, 1)
  await publish('1', { 'mark-7.2.1': 'not-met', 'mark-1.6.5': 'not-met' })
  assert.deepEqual(await exemplars(), [])
  assert.match((await ada.get(`${council}/exemplar`)).html, /No: it is no longer published as met/)
})

describe('the directory of data security services', () => {
  const service = {
    name: 'Secure boundary',
    'helps-with': 'The boundary',
    serves: '9.6.2, 4',
    contact: 'boundary@services.example',
    'from-day': '1',
    'from-month': '4',
    'from-year': '2021',
  }
  const until = (dayOf: string, month: string) => ({ 'until-day': dayOf, 'until-month': month, 'until-year': '2021' })

  test('is managed by the lead: each wrong field of an entry has its error, and what was typed comes back', async () => {
    const lead = await web.browser('lead')
    const wrong = { ...service, serves: '4.5.3 4.x', contact: '', ...until('31', '3') }
    const reply = await lead.post('/services-directory/new', wrong)
    assert.equal(reply.status, 422)
    for (const error of [/href="#serves">“4\.x”/, /href="#contact"/, /href="#until-day">The last day cannot/])
      assert.match(reply.html, error)
    assert.match(reply.html, /value="4\.5\.3 4\.x"/)
    assert.equal((await lead.post('/services-directory/new', service)).location, '/services-directory')
    assert.match(
      (await lead.post('/services-directory/new', service)).html,
      /Another service is called Secure boundary/,
    )
    for (const person of ['reviewer', 'editor', 'auditor'])
      assert.equal((await (await web.browser(person)).get('/services-directory/new')).status, 404, person)
  })

  test('lists a service under what it serves, until its last day', async () => {
    const found = async (serves: string) => (await editor.get(`/services-directory?serves=${serves}`)).html
    for (const serves of ['4.5.3', '4.5', '4', '9.6', '9'])
      assert.match(await found(serves), /boundary@services/, serves)
    for (const serves of ['9.6.1', '10', '40', '']) {
      const isFound = (await found(serves)).includes('boundary@services')
      assert.equal(isFound, serves === '', serves)
    }
    const lead = await web.browser('lead')
    const page = /href="(\/services-directory\/[0-9a-f-]{36})"/.exec((await lead.get('/services-directory')).html)?.[1]
    await lead.post(page ?? '', { ...service, ...until('28', '6') })
    assert.doesNotMatch(await found('4'), /boundary@services/)
    assert.match((await lead.get('/services-directory')).html, /Ended on 28 June 2021/)
    assert.match((await editor.get('/services-directory?format=csv')).html, /^\S*Service,What it helps with,Serves/)
  })
})
