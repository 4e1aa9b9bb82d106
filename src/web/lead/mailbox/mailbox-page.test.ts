import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type MailDoorUnderTest, mailDoor, workbook } from '../../../../test/support/mail-door.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'

let web: TestWeb
let door: MailDoorUnderTest
let lead: TestBrowser

before(async () => {
  web = await testWeb()
  door = await mailDoor(web.casework)
  lead = await web.browser('lead')
})
after(async () => {
  await door.close()
  await web.close()
})

test('without a mailbox the page says so, and that there is nothing to do', async () => {
  const { html } = await lead.get('/mailbox')
  for (const text of [/No mailbox is set up/, /There is no email to deal with/]) assert.match(html, text)
})

describe('a workbook by mail', () => {
  test('is shown to its sender only, on My work and beside the plan', async () => {
    const { upload } = await door.sent({ attachments: [await workbook({ plan: { D2: 'Written in a mailed file' } })] })
    const link = `/organisations/XCE/2020-21/plan/upload/${upload}`
    const [editor, other] = [await web.browser('editor'), await web.browser('editor-2')]
    for (const path of ['/', '/organisations/XCE/2020-21/plan']) {
      assert.match(
        (await editor.get(path)).html,
        new RegExp(`A workbook you sent by email is ready to check[\\s\\S]*"${link}"`),
      )
      assert.doesNotMatch((await other.get(path)).html, /sent by email/)
    }
    const preview = await editor.get(link)
    for (const text of [/It came by email/, /Written in a mailed file/]) assert.match(preview.html, text)
    assert.equal((await other.get(link)).status, 404)
    assert.equal((await editor.post(`${link}/discard`)).status, 303)
    assert.doesNotMatch((await editor.get('/')).html, /sent by email/)
  })

  test('does not need the lead, but the lead can find it', async () => {
    assert.match((await lead.get('/mailbox')).html, /There is no email to deal with/)
    assert.match((await lead.get('/mailbox?state=all&outcome=waiting')).html, /Its workbook is the plan of XCE/)
  })
})

describe('an email from an unknown sender', () => {
  let address: string
  before(async () => {
    const { id } = await door.sent({ from: '"<b>Una" <una@y.example>', messageId: '<2@y.example>', subject: '=SUM(1)' })
    address = `/mailbox/${id}`
  })

  test('is listed with its sender and the reason, on the page and in files', async () => {
    const { html } = await lead.get('/mailbox')
    for (const text of [/=SUM\(1\)/, /&lt;b>Una, una@y\.example/, /Nobody here has this address/])
      assert.match(html, text)
    const csv = (await lead.get('/mailbox?format=csv')).bytes.toString()
    assert.match(csv, /'=SUM\(1\)/)
    assert.equal((await lead.get('/mailbox?format=xlsx')).bytes.subarray(0, 2).toString(), 'PK')
  })

  test('can be downloaded by the lead; an auditor sees its page, and others nothing', async () => {
    const file = await lead.get(`${address}/message`)
    assert.match(file.bytes.toString(), /^Subject: =SUM\(1\)\r$/m)
    assert.match(String(file.headers['content-disposition']), /^attachment/)
    const [auditor, editor] = [await web.browser('auditor'), await web.browser('editor')]
    assert.match((await auditor.get(address)).html, /Nobody has dealt with it yet/)
    for (const reply of [
      auditor.get(`${address}/message`),
      auditor.post(address, { note: 'x' }),
      editor.get('/mailbox'),
    ])
      assert.equal((await reply).status, 404)
  })

  test('is dealt with once, with a note, and is then deleted', async () => {
    const empty = await lead.post(address)
    assert.equal(empty.status, 422)
    assert.match(empty.html, /href="#note">Write what was done/)
    assert.equal((await lead.post(address, { note: 'Rang Una' })).location, address)
    assert.match((await lead.get(address)).html, /Leah Lead dealt with it on[^<]*: Rang Una/)
    assert.equal((await lead.post(address, { note: 'Again' })).status, 409)
    assert.equal((await lead.get(`${address}/message`)).status, 404)
    assert.match((await lead.get('/mailbox')).html, /There is no email to deal with/)
    assert.match((await lead.get('/mailbox?state=handled')).html, /una@y\.example/)
  })
})

test('an unknown or malformed id is not found', async () => {
  for (const path of ['/mailbox/1', '/mailbox/1/message', '/mailbox/00000000-0000-4000-8000-000000000000'])
    assert.equal((await lead.get(path)).status, 404)
})
