import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { baseItems } from '../../../../test/workbooks/base-template.ts'
import { editedTemplate } from '../../../../test/workbooks/edited-template.ts'

let web: TestWeb
let editor: TestBrowser
const address = '/organisations/XCE/2020-21/plan'

before(async () => {
  web = await testWeb()
  const story = storyOf(web.casework)
  await story.publish(baseItems)
  await story.write(baseItems.slice(0, 1))
  editor = await web.browser('editor')
})
after(() => web.close())

describe('a file that cannot be read', () => {
  const refused: readonly (readonly [
    what: string,
    file: () => Promise<{ name: string; bytes: Uint8Array } | null>,
    says: RegExp,
  ])[] = [
    ['no file', async () => null, /Choose the workbook that you filled in/],
    ['an empty file', async () => ({ name: 'plan.xlsx', bytes: new Uint8Array() }), /The file is empty/],
    ['a file of 3 MB', async () => file(new Uint8Array(3 * 1024 * 1024)), /larger than 2 MB/],
    ['a PDF', async () => ({ name: 'plan.xlsx', bytes: Buffer.from('%PDF-1.7\n') }), /looks like a PDF/],
    ['half a file', async () => file((await editedTemplate({})).slice(0, 4000)), /end of the file is missing|damaged/],
    [
      'the file of another organisation',
      async () => file(await editedTemplate({ details: { B1: 'RXX', B2: 'Somebody else' } })),
      /the plan of Somebody else \(RXX\), 2020-21/,
    ],
    [
      'the file of another toolkit year',
      async () => file(await editedTemplate({ details: { B3: '2021-22' } })),
      /Central England NHS Trust \(XCE\), 2021-22/,
    ],
    [
      'a workbook that a newer build made',
      async () => file(await editedTemplate({ plan: { D2: 'Newer' }, details: { B6: '99' } })),
      /made by a newer version of this service[\s\S]*Nothing of it was saved[\s\S]*Keep the file/,
    ],
  ]
  for (const [what, made, says] of refused) {
    test(`${what} is refused with what to do instead, and no upload waits`, async () => {
      const reply = await editor.upload(`${address}/upload`, 'file', await made())
      assert.equal(reply.status, 422)
      assert.match(reply.html, says)
      assert.match(reply.html, /href="#file"/)
    })
  }

  test('cells that could mean more than one thing are listed with what to write, and nothing changes', async () => {
    const reply = await editor.upload(
      `${address}/upload`,
      'file',
      file(await editedTemplate({ plan: { D2: 'Changed too', I2: 'Q3' } })),
    )
    assert.equal(reply.status, 422)
    assert.match(reply.html, /1 cell in the workbook cannot be read/)
    assert.match(reply.html, /This is a quarter, not a day/)
    const check = await editor.get(`${address}/check`)
    assert.doesNotMatch(check.html, /Changed too/)
  })
})

test('an upload that was cut off changes nothing, and the page says so', async () => {
  const reply = await editor.uploadCutOff(`${address}/upload`, 'file')
  assert.equal(reply.status, 400)
  assert.match(reply.html, /Nothing was changed/)
})

function file(bytes: Uint8Array) {
  return { name: 'plan.xlsx', bytes }
}
