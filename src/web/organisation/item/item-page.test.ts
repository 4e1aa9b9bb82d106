import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import {
  afterReturn,
  comesBack,
  completeBy,
  doneOn,
  type Fields,
  hiddenIn,
  itemForm,
  savedItem as itemSaved,
} from '../../../../test/support/item-form.ts'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { anAction, anItem, by, ref } from '../../../core/plan/plan.builders.ts'

const plan = '/organisations/XCE/2020-21/plan'
const address = `${plan}/items/4.5.3`
const written = anItem({ actions: [anAction({ id: '1-1' })] })

let web: TestWeb
let story: Story
let editor: TestBrowser

before(async () => {
  web = await testWeb()
  story = storyOf(web.casework)
  await story.publish([written, anItem({ evidence: ref('9.6.2') })])
  editor = await web.browser('editor')
})
beforeEach(() => story.write([written]))
after(() => web.close())

describe('what cannot be read has an error at its field, and nothing typed is lost', () => {
  const cases: readonly [name: string, typed: Fields, field: string, text: RegExp][] = [
    ['31 February', completeBy('31', '2', '2021'), 'completion-date-day', /31\/2\/2021 does not exist/],
    ['a year of five digits', completeBy('30', '12', '20211'), 'completion-date-year', /year of 4 digits/],
    ['a date without a month', completeBy('30', '', '2021'), 'completion-date-month', /must include a month/],
    ['months in words', { ...afterReturn('soon'), covid: 'yes' }, 'completion-months', /whole number/],
    ['months without a yes to COVID', { ...afterReturn('3'), covid: 'no' }, 'covid', /Answer yes if/],
    ['a date that nobody chose', { ...completeBy('30', '12', '2021'), completion: '' }, 'completion', /Choose whether/],
    ['a measure longer than a cell', { measure: 'x'.repeat(32_768) }, 'measure', /text is too long: 32,767/],
    ['two email addresses', { 'owner-email': 'a@nhs.uk, b@nhs.uk' }, 'owner-email', /more than one email address/],
    ['a day done in the future', doneOn('2', '6', '2021'), 'action-1-done-day', /today or in the past/],
    ['a day done in words', doneOn('Q3', '6', '2021'), 'action-1-done-day', /day as a number/],
  ]
  for (const [name, typed, field, text] of cases) {
    test(name, async () => {
      const saved = await savedItem()
      const reply = await editor.post(address, { ...(await form()), ...typed, gap: 'Typed “here”', action: 'next' })
      assert.equal(reply.status, 422)
      assert.match(reply.html, new RegExp(`href="#${field}"`))
      assert.match(reply.html, text)
      assert.match(reply.html, /<title>Error: /)
      for (const [name, value] of Object.entries(typed)) assert.ok(comesBack(reply, name, value), `${name} is lost`)
      assert.match(reply.html, /Typed “here”/)
      assert.deepEqual(await savedItem(), saved)
    })
  }
})

describe('an item is saved', () => {
  test('while parts of it are still missing', async () => {
    const fields = {
      ...(await form()),
      'action-1': '',
      'owner-name': '',
      'owner-role': '',
      'owner-email': '',
      covid: '',
    }
    const reply = await editor.post(address, { ...fields, ...completeBy('', '', ''), action: 'list' })
    assert.equal(reply.location, `${plan}?saved=4.5.3`)
    const { actions, owner, completion } = await savedItem()
    assert.deepEqual({ actions, owner, completion }, { actions: [], owner: null, completion: { kind: 'not-given' } })
    assert.match((await editor.get(plan)).html, /Missing: an action, an owner, a completion date/)
  })

  test('and leads to the next item, or back to the list after the last', async () => {
    assert.equal(
      (await editor.post(address, { ...(await form()), action: 'next' })).location,
      `${plan}/items/9.6.2?saved=4.5.3`,
    )
    const last = `${plan}/items/9.6.2`
    const fields = { ...(await form(last)), action: 'next' }
    assert.equal((await editor.post(last, fields)).location, `${plan}?saved=9.6.2`)
  })

  test('with a date relative to business as usual where COVID has affected it', async () => {
    const reply = await editor.post(address, {
      ...(await form()),
      ...afterReturn('three'),
      covid: 'yes',
      action: 'list',
    })
    assert.equal(reply.status, 303)
    assert.deepEqual((await savedItem()).completion, { kind: 'after-return-to-business-as-usual', months: 3 })
  })

  test('with long, right-to-left and formula-like texts exactly as typed', async () => {
    const gap = `مرحبا 🙂 =cmd|' /C calc'!A0 <b> ${'long '.repeat(1000)}end`
    await editor.post(address, { ...(await form()), gap, action: 'list' })
    assert.equal((await savedItem()).gap, gap)
    assert.match((await editor.get(address)).html, /&lt;b>/)
  })

  test('with a measure, which is then read wherever the plan is', async () => {
    assert.match((await editor.get(address)).html, /How you will measure it \(optional\)[\s\S]*88 % → 95 % of staff/)
    await editor.post(address, { ...(await form()), measure: ' 88 % → 95 % ', action: 'list' })
    assert.equal((await savedItem()).measure, '88 % → 95 %')
    assert.match((await editor.get(address)).html, /<textarea[^>]*name="measure"[^>]*>88 % → 95 %</)
    assert.match((await editor.get(`${plan}/check`)).html, /Measure[\s\S]{0,80}88 % → 95 %/)
    await editor.post(address, { ...(await form()), measure: '', action: 'list' })
    assert.equal((await savedItem()).measure, '')
    assert.doesNotMatch((await editor.get(`${plan}/check`)).html, /Measure/)
  })

  test('but not for a reference that is not a gap', async () => {
    assert.equal((await editor.post(`${plan}/items/1.1.1`, { ...(await form()), action: 'list' })).status, 404)
    assert.equal((await editor.get(`${plan}/items/1.1.1`)).status, 404)
    assert.equal((await editor.get(`${plan}/items/nonsense`)).status, 404)
  })
})

describe('actions', () => {
  test('can be added and removed without losing what was typed', async () => {
    const more = await editor.post(address, { ...(await form()), 'action-1': 'First', action: 'add' })
    assert.equal(more.status, 200)
    assert.match(more.html, /id="action-2"[^>]*autofocus/)
    const fields = { ...hiddenIn(more.html), 'action-1': 'First', 'action-2': 'Second', gap: 'Kept' }
    const less = await editor.post(address, { ...fields, action: 'remove-1' })
    assert.match(less.html, /<textarea[^>]*id="action-1"[^>]*>Second</)
    assert.match(less.html, />Kept</)
    assert.doesNotMatch(less.html, /First/)
  })

  test('keep their ids, and a new one never gets the id of one that was removed', async () => {
    const fields = { ...(await form()), actions: '2', 'action-2': 'Second', 'action-2-id': '' }
    await editor.post(address, { ...fields, action: 'list' })
    const [first, second] = (await savedItem()).actions
    assert.equal(first?.id, '1-1')
    await editor.post(address, { ...(await form()), actions: '1', action: 'list' })
    await editor.post(address, {
      ...(await form()),
      actions: '2',
      'action-2': 'Third',
      'action-2-id': '',
      action: 'list',
    })
    const [, third] = (await savedItem()).actions
    assert.equal(third?.text, 'Third')
    assert.notEqual(third?.id, second?.id)
  })
})

test('a viewer who may only read sees the item without a form, and cannot save it', async () => {
  for (const person of ['reader', 'siro', 'reviewer', 'rsl']) {
    const browser = await web.browser(person)
    const page = await browser.get(address)
    assert.equal(page.status, 200)
    assert.doesNotMatch(page.html, /name="gap"/)
    assert.equal((await browser.post(address, { ...(await form()), action: 'list' })).status, 404)
  }
})

test('the item page shows what was sent before, with the reviewer’s reason', async () => {
  await story.write([anItem({ evidence: ref('9.6.2'), completion: by('2021-09-29') })])
  await story.sign()
  await story.send()
  await story.judge(false, 'Tokens alone will not do')
  await story.giveBack('Please look again')
  const { html } = await editor.get(address)
  assert.match(html, /The reviewer returned this item[\s\S]*Tokens alone will not do/)
  assert.match(html, /Sent on 1 June 2021, returned/)
  assert.equal(html.split('Tokens alone will not do').length, 2, 'the reason is shown once')
})

const form = (path = address) => itemForm(web.casework, editor, path)
const savedItem = () => itemSaved(web.casework, '4.5.3')
