import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'

let web: TestWeb
let lead: TestBrowser

before(async () => {
  web = await testWeb()
  lead = await web.browser('lead')
})

after(() => web.close())

test('the button of the demo fills it with examples in the background, and says how far that is', async () => {
  assert.match((await lead.get('/demo')).html, /<button[^>]*>\s*Fill with examples\s*<\/button>/)
  const pressed = await lead.post('/demo/examples')
  assert.deepEqual([pressed.status, pressed.location], [303, '/demo#examples'])
  const { html } = await lead.get('/demo')
  assert.match(html, /The demo is being filled with examples: \d+ of \d+ steps are done\./)
  assert.match(html, /<a href="\/demo">Check progress<\/a>/)
  assert.doesNotMatch(html, /Fill with examples/)
})

test('pressed again while it fills, it says so and begins nothing', async () => {
  const { status, html } = await lead.post('/demo/examples')
  assert.equal(status, 409)
  assert.match(html, /The demo is being filled with examples already: \d+ of \d+ steps are done/)
})

test('the day does not move while the demo is being filled', async () => {
  const { status, html } = await lead.post('/demo/day', { day: '2021-12-01' })
  assert.equal(status, 422)
  assert.match(html, /Wait until the demo is filled with examples/)
})

test('once filled, the page says so, and so does the button where it is still shown', async () => {
  while (/is being filled/.test((await lead.get('/demo')).html))
    await new Promise((resolve) => setTimeout(resolve, 200))
  const filled = /The demo is filled with examples: 18 fictional organisations have their made-up story\./
  assert.match((await lead.get('/demo')).html, filled)
  const { status, html } = await lead.post('/demo/examples')
  assert.equal(status, 409)
  assert.match(html, filled)
  assert.match((await lead.get('/organisations/XCE')).html, /an approved improvement plan is being delivered/)
})

test('without the token of a session nothing is filled', async () => {
  const { statusCode } = await web.server.inject({ method: 'POST', url: '/demo/examples' })
  assert.equal(statusCode, 403)
})
