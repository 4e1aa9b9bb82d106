import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'

const address = '/organisations/XCE/2020-21/assessment'

let web: TestWeb
let editor: TestBrowser

before(async () => {
  web = await testWeb()
  editor = await web.browser('editor')
})
after(() => web.close())

test('an import reads the mark from its own column, and accounts for every row', async () => {
  const reply = await send('Reference,Item,Answer\r\n1.6.5,Policy covers projects; met,Not met\n9.1.1,a,\n')
  assert.equal(reply.status, 303)
  const { html } = await editor.get(reply.location ?? '')
  assert.match(html, />1\.6\.5<[\s\S]*?Not met/)
  assert.match(html, /2 rows below the headings: 1 marks an item, 1 has no answer\./)
})

test('an import reports a row that does not fit its headings, with its line, and saves nothing', async () => {
  const before = (await editor.get(address)).html
  const reply = await send('Reference,Answer\n"9.1.1",met\n9.6.2,covers, met\n')
  assert.equal(reply.status, 422)
  for (const text of [/on line 3 of the file/, /“9\.6\.2,covers, met”/, /1 marks an item, 1 has a problem\./])
    assert.match(reply.html, text)
  assert.equal(markedItems((await editor.get(address)).html), markedItems(before))
})

function send(content: string) {
  return editor.upload(`${address}/import`, 'file', { name: 'marks.csv', bytes: Buffer.from(content) })
}

function markedItems(html: string): number {
  return [...html.matchAll(/<input[^>]*name="mark-[^>]*\bchecked/g)].length
}
