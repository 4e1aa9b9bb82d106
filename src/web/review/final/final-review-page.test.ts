import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueDecember } from '../../../../test/support/issue-december.ts'
import { planSentBy, type Story } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { serviceScope } from '../../../casework/scope.ts'
import { day } from '../../../core/day.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'

let web: TestWeb
let reviewer: TestBrowser
const stories = new Map<string, Story>()

/** Four Trusts and a council are at Approaching Standards, one of the Trusts with everything done; another Trust awaits review. */
before(async () => {
  web = await testWeb()
  reviewer = await web.browser('reviewer-2')
  await web.browser('rsl')
  for (const code of ['XCE', 'XCA', 'XEA', 'XMN', 'XCC']) {
    const story = await planSentBy(web.casework, code, [anItem()])
    await story.judge(true)
    await story.approve()
    stories.set(code, story)
  }
  await planSentBy(web.casework, 'XMI', [anItem()])
  web.casework.standOn(day('2021-12-20'))
  await finish('XEA')
})
after(() => web.close())

async function finish(code: string): Promise<void> {
  const { evidence, actions } = anItem()
  const done = actions.map(({ id }) => ({ id, doneOn: day('2021-12-01'), note: '' }))
  await stories.get(code)?.update([{ evidence, note: '', done, outlook: { kind: 'nothing-said' } }])
}

const list = async () => (await reviewer.get('/reviews/final')).html
const boxOf = (html: string, code: string) => new RegExp(`value="(${code} \\d+)"`).exec(html)?.[1] ?? ''
const chosenIn = (html: string) => [...html.matchAll(/name="chosen" value="([^"]+)"/g)].map(([, value = '']) => value)
const section = (html: string, id: string) =>
  new RegExp(`<h2[^>]* id="${id}"[\\s\\S]*?</section>`).exec(html)?.[0] ?? ''

test('T7 before it begins the list says when, shows which Trusts would be in it, and none can be chosen', async () => {
  web.casework.standOn(day('2021-12-31'))
  const html = await list()
  assert.match(html, /begins on 1 January 2022/)
  assert.match(section(html, 'confirm'), /\(XEA\)/)
  for (const code of ['XCE', 'XCA', 'XMN']) assert.match(section(html, 'close'), new RegExp(`\\(${code}\\)`))
  assert.match(section(html, 'stays-not-met'), /\(XMI\)/)
  assert.doesNotMatch(html, /XCC|name="chosen"/)
  const early = await reviewer.post('/reviews/final', { action: 'preview', chosen: 'XCE 9', reason: 'Not done' })
  assert.doesNotMatch(early.html, /value="record"/)
})

test('T7 S4 an auditor can read the list but not decide; an editor does not see it', async () => {
  assert.doesNotMatch((await reviewer.get('/')).html, /final review of 2020-21 has begun/)
  web.casework.standOn(day('2022-01-01'))
  assert.match((await reviewer.get('/')).html, /final review of 2020-21 has begun: 4 Trusts are waiting/)
  const auditor = await web.browser('auditor')
  const { status, html } = await auditor.get('/reviews/final')
  assert.equal(status, 200)
  assert.doesNotMatch(html, /name="chosen"/)
  assert.equal((await auditor.post('/reviews/final', { action: 'record', chosen: 'XCE 9', reason: 'x' })).status, 404)
  assert.equal((await (await web.browser('editor')).get('/reviews/final')).status, 404)
})

test('T7 choosing no Trust, or more than fifty, is refused', async () => {
  const none = await reviewer.post('/reviews/final', { action: 'preview', reason: 'Kept as typed' })
  assert.equal(none.status, 422)
  assert.match(none.html, /Choose at least one Trust/)
  assert.match(none.html, />Kept as typed<\/textarea>/)
  const many = Array.from({ length: 51 }, (_, index) => `A${String(index).padStart(2, '0')} 1`)
  const { html, status } = await reviewer.post('/reviews/final', { action: 'preview', chosen: many, reason: 'x' })
  assert.equal(status, 422)
  assert.match(html, /You chose 51 Trusts. Choose at most 50 at once/)
})

test('T7 S4 the preview shows each outcome with its reason, and records nothing', async () => {
  const html = await list()
  const chosen = ['XEA', 'XCE', 'XCC'].map((code) => boxOf(html, code) || `${code} 9`)
  const preview = await reviewer.post('/reviews/final', { action: 'preview', chosen, reason: 'Two items are open' })
  assert.equal(preview.status, 200)
  assert.match(preview.html, /\(XEA\)[\s\S]*Confirmed as done: Approaching Standards becomes Standards Met/)
  assert.match(preview.html, /\(XCE\)[\s\S]*Closed as not met: Approaching Standards becomes Standards Not Met/)
  assert.match(preview.html, /name="reason-XCE"[^>]*>Two items are open<\/textarea>/)
  assert.match(preview.html, /name="note-XEA"[^>]*><\/textarea>/)
  assert.match(preview.html, /Left out \(1\)[\s\S]*\(XCC\)[\s\S]*for NHS Trusts and Foundation Trusts only/)
  assert.match(section(await list(), 'close'), /\(XCE\)/)
})

test('T7 S4 many are recorded at once; a Trust that changed in the meantime is left out, with what was typed', async () => {
  const html = await list()
  const chosen = ['XEA', 'XCE', 'XCA'].map((code) => boxOf(html, code))
  const preview = await reviewer.post('/reviews/final', { action: 'preview', chosen, reason: '' })
  const shown = chosenIn(preview.html)
  assert.equal(shown.length, 3)
  const without = await reviewer.post('/reviews/final', { action: 'record', chosen: shown, 'reason-XCE': 'Open' })
  assert.equal(without.status, 422)
  assert.match(without.html, /href="#reason-XCA"/)
  await finish('XCA')
  const texts = { 'note-XEA': 'Well done', 'reason-XCE': 'Open', 'reason-XCA': 'Still open' }
  const result = await reviewer.post('/reviews/final', { action: 'record', chosen: shown, ...texts })
  assert.equal(result.status, 409)
  assert.match(
    result.html,
    /2 decisions recorded[\s\S]*\(XEA\)[\s\S]*Standards Met[\s\S]*\(XCE\)[\s\S]*Standards Not Met/,
  )
  assert.match(result.html, /Not recorded \(1\)[\s\S]*\(XCA\)[\s\S]*changed while you were reading[\s\S]*Still open/)
  assert.match(result.html, /Check what changed[\s\S]*\(XCA\)[\s\S]*Confirmed as done/)
  const again = await reviewer.post('/reviews/final', { action: 'record', chosen: chosenIn(result.html) })
  assert.equal(again.status, 200)
  assert.match(again.html, /1 decision recorded[\s\S]*\(XCA\)[\s\S]*Standards Met/)
  assert.match(section(await list(), 'stays-not-met'), /\(XCE\)/)
})

test('T7 the Trust gets the reason by email, and its Regional Security Lead is asked to help it', async () => {
  const emails = await web.casework.database.inTransaction(serviceScope, (tx) =>
    tx.selectFrom('outbox').select(['to_email', 'kind', 'body']).where('kind', 'like', 'closed-unmet%').execute(),
  )
  const sent = emails.map(({ kind, to_email }) => `${kind} ${to_email}`)
  for (const each of ['closed-unmet editor.xce@demo.example', 'closed-unmet siro.xce@demo.example'])
    assert.ok(sent.includes(each), sent.join('\n'))
  assert.ok(sent.some((each) => each.startsWith('closed-unmet-region ')))
  for (const { body } of emails) assert.match(body, /The reason: Open\./)
})

test('T7 each group can be downloaded as a file', async () => {
  const { html, headers } = await reviewer.get('/reviews/final?cycle=2020-21&table=close&format=csv')
  assert.match(String(headers['content-type']), /text\/csv/)
  assert.match(html, /Milton-Northern Ambulance Service NHS Trust,XMN/)
  assert.equal((await reviewer.get('/reviews/final?format=xlsx')).status, 200)
  assert.equal((await reviewer.get('/reviews/final?cycle=1999-00')).status, 404)
  assert.match((await reviewer.get('/reviews/final?cycle=2021-22')).html, /has no final review today/)
})

test('T7 S4 once the guidance has withdrawn it no Trust is closed, the page quotes why, and completion can be confirmed', async () => {
  web.casework.standOn(day('2021-12-21'))
  await issueDecember(web.casework)
  web.casework.standOn(day('2022-01-15'))
  const html = await list()
  assert.match(html, /class="app-quote"[\s\S]*remain on[\s\S]*since 21 December 2021/)
  assert.match(section(html, 'close'), /\(XMN\)/)
  assert.doesNotMatch(html, /name="chosen"/)
  const forced = { action: 'record', chosen: 'XMN 9', 'reason-XMN': 'Not done' }
  assert.match((await reviewer.post('/reviews/final', forced)).html, /XMN/)
  await finish('XMN')
  const done = await list()
  const box = boxOf(section(done, 'confirm'), 'XMN')
  assert.equal((await reviewer.post('/reviews/final', { action: 'record', chosen: box })).status, 200)
  assert.doesNotMatch(await list(), /\(XMN\)/)
})
