import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'

const address = '/organisations/XCE/2020-21/assessment'

let web: TestWeb
let editor: TestBrowser
let other: TestBrowser

before(async () => {
  web = await testWeb()
  editor = await web.browser('editor')
  other = await web.browser('editor-2')
})
after(() => web.close())

describe('marking', () => {
  test('saves what is marked and leaves the rest unmarked', async () => {
    const reply = await mark(editor, { 'mark-4.5.3': 'not-met', 'mark-1.1.1': 'met' })
    assert.equal(reply.location, `${address}?saved=yes`)
    assert.deepEqual(await marked(), ['1.1.1=met', '4.5.3=not-met'])
  })

  test('adds a well-formed reference that the list lacks', async () => {
    await mark(editor, { added: '4.5.4, 7.3.6', 'added-mark': 'partly' })
    assert.ok((await marked()).includes('4.5.4=partly'))
    assert.match((await editor.get(address)).html, /id="mark-7\.3\.6-item"/)
  })

  const illFormed: readonly [typed: string, message: RegExp][] = [
    ['4.5', /“4\.5” is not an evidence reference/],
    ['11.1.1', /“11\.1\.1” is not an evidence reference/],
    ['4.5.3.1', /such as 4\.5\.3/],
    ['1.1.1', /1\.1\.1 is marked in the list above/],
    ['<b>', /“&lt;b>” is not an evidence reference/],
  ]
  for (const [typed, message] of illFormed) {
    test(`refuses to add ${typed} and loses nothing`, async () => {
      const before = await marked()
      const reply = await mark(editor, { added: typed, 'added-mark': 'met', 'mark-10.1.1': 'met' })
      assert.equal(reply.status, 422)
      assert.match(reply.html, message)
      assert.match(reply.html, /href="#added"/)
      assert.ok(checked(reply.html).includes('mark-10.1.1=met'))
      assert.deepEqual(await marked(), before)
    })
  }

  test('asks whether the added items are met', async () => {
    const reply = await mark(editor, { added: '9.9.1' })
    assert.equal(reply.status, 422)
    assert.match(reply.html, /href="#added-mark"/)
  })

  test('shows the second of two people what the first marked, and overwrites nothing', async () => {
    const mine = await form(other)
    await mark(editor, { 'mark-2.2.1': 'met', 'mark-3.1.1': 'met' })
    const conflict = await other.post(address, { ...mine, 'mark-2.2.1': 'not-met', 'mark-3.2.1': 'met' })
    assert.equal(conflict.status, 409)
    assert.match(conflict.html, /Erin Editor \(XCE\) saved this assessment while you were marking it/)
    const shown = checked(conflict.html)
    for (const both of ['mark-2.2.1=not-met', 'mark-3.1.1=met', 'mark-3.2.1=met']) assert.ok(shown.includes(both), both)
    assert.ok((await marked()).includes('2.2.1=met'))
    const again = Object.fromEntries(shown.map((each) => each.split('=')))
    assert.equal((await other.post(address, { ...hiddenIn(conflict.html), ...again })).status, 303)
    assert.ok((await marked()).includes('2.2.1=not-met'))
  })
})

describe('importing', () => {
  test('shows what a file changes, and saves it when confirmed', async () => {
    const before = await marked()
    const preview = await upload('Reference,Answer\n8.1.1,Not met\n1.1.1,met\n')
    assert.match(preview.html, /marks 2 evidence items: 1 will change, 1\s+stays the same/)
    assert.deepEqual(await marked(), before)
    const confirmed = await editor.post(`${address}/import/preview`, hiddenIn(preview.html))
    assert.equal(confirmed.location, `${address}?saved=yes`)
    assert.ok((await marked()).includes('8.1.1=not-met'))
    const twice = await editor.post(`${address}/import/preview`, hiddenIn(preview.html))
    assert.equal(twice.location, `${address}/import`)
  })

  test('lists every problem by row and cell, and saves nothing', async () => {
    const before = await marked()
    const bytes = Buffer.from('Reference,Answer\n04/05/2003,met\n4.5.3,Yes\n')
    const reply = await editor.upload(`${address}/import`, 'file', { name: 'marks.csv', bytes })
    assert.equal(reply.status, 422)
    for (const text of [/>A2</, />B3</, /has turned the reference into one/, /“Yes”/, /There are 2 problems/])
      assert.match(reply.html, text)
    assert.deepEqual(await marked(), before)
  })

  const refused: readonly [name: string, content: string | null, message: RegExp][] = [
    ['no file', null, /Choose the file/],
    ['an empty file', '', /file is empty/],
    ['a PDF', '%PDF-1.7', /it looks like a PDF/],
    ['a file that answers nothing', 'Reference,Answer\n1.1.1,\n', /marks no evidence item/],
  ]
  for (const [name, content, message] of refused) {
    test(`refuses ${name} with the reason`, async () => {
      const file = content === null ? null : { name: 'marks.csv', bytes: Buffer.from(content) }
      const reply = await editor.upload(`${address}/import`, 'file', file)
      assert.equal(reply.status, 422)
      assert.match(reply.html, message)
    })
  }

  test('shows the preview again when somebody saved marks in the meantime', async () => {
    const preview = await upload('Reference,Answer\n8.2.1,met\n')
    await mark(other, { 'mark-8.2.1': 'partly' })
    const again = await editor.post(`${address}/import/preview`, hiddenIn(preview.html))
    assert.equal(again.status, 409)
    assert.match(again.html, /Eddie Editor/)
    assert.ok((await marked()).includes('8.2.1=partly'))
    assert.equal((await editor.post(`${address}/import/preview`, hiddenIn(again.html))).status, 303)
  })

  test('an upload of one person cannot be confirmed by another', async () => {
    const preview = await upload('Reference,Answer\n8.2.2,met\n')
    const reply = await other.post(`${address}/import/preview`, hiddenIn(preview.html))
    assert.equal(reply.location, `${address}/import`)
  })
})

describe('publishing', () => {
  test('needs a confirmation that every item not met is marked', async () => {
    const page = await editor.get(`${address}/publish`)
    assert.match(page.html, /You will publish <strong>Standards Not Met<\/strong>/)
    const reply = await editor.post(`${address}/publish`, hiddenIn(page.html))
    assert.equal(reply.status, 422)
    assert.match(reply.html, /href="#all-marked"/)
  })

  test('is refused where the marks have changed, and shows them again', async () => {
    const page = await editor.get(`${address}/publish`)
    await mark(other, { 'mark-9.6.2': 'not-met' })
    const reply = await editor.post(`${address}/publish`, { ...hiddenIn(page.html), 'all-marked': 'yes' })
    assert.equal(reply.status, 409)
    assert.match(reply.html, />9\.6\.2</)
  })

  test('makes every gap an item of the plan, and says what happens next', async () => {
    const page = await editor.get(`${address}/publish`)
    const reply = await editor.post(`${address}/publish`, { ...hiddenIn(page.html), 'all-marked': 'yes' })
    assert.equal(reply.location, `${address}/published`)
    assert.match((await editor.get(`${address}/published`)).html, /Standards Not Met for 2020-21[\s\S]*30 June 2021/)
    const plan = await editor.get('/organisations/XCE/2020-21/plan')
    for (const gap of ['4.5.3', '4.5.4', '9.6.2', '8.1.1']) assert.match(plan.html, new RegExp(`items/${gap}"`))
  })
})

test('a viewer who may only read sees the marks without a form and cannot change them', async () => {
  for (const person of ['reader', 'siro', 'rsl', 'reviewer']) {
    const browser = await web.browser(person)
    assert.doesNotMatch((await browser.get(address)).html, /name="mark-/)
    assert.equal((await browser.post(address, { 'mark-1.1.1': 'met' })).status, 404)
    assert.equal((await browser.get(`${address}/publish`)).status, 404)
  }
})

type Fields = Readonly<Record<string, string>>

async function mark(browser: TestBrowser, fields: Fields) {
  return browser.post(address, { ...(await form(browser)), ...fields })
}

async function form(browser: TestBrowser): Promise<Fields> {
  const { html } = await browser.get(address)
  return { ...hiddenIn(html), ...Object.fromEntries(checked(html).map((each) => each.split('='))) }
}

/** The radios chosen, as `mark-4.5.3=not-met`. */
function checked(html: string): readonly string[] {
  const radios = html.matchAll(/<input[^>]*name="(mark-[^"]+)"[^>]*value="([^"]+)"[^>]*\bchecked/g)
  return [...radios].map(([, name, value]) => `${name}=${value}`)
}

async function marked(): Promise<readonly string[]> {
  return checked((await editor.get(address)).html).map((each) => each.replace('mark-', ''))
}

async function upload(content: string) {
  const bytes = Buffer.from(content)
  const reply = await editor.upload(`${address}/import`, 'file', { name: 'marks.csv', bytes })
  assert.equal(reply.status, 303)
  return editor.get(reply.location ?? '')
}
