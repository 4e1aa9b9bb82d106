import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { aCompoundFile } from '../../../../test/support/compound-file.ts'
import { planSentBy, type Story } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { attachmentLimits } from '../../../core/casefile/attachment.ts'
import { anItem, ref } from '../../../core/plan/plan.builders.ts'
import type { Scan } from '../../../scan/scan.ts'

const plan = '/organisations/XCE/2020-21/plan'
const address = `${plan}/items/4.5.3/attachments`
let web: TestWeb
let editor: TestBrowser
let reviewer: TestBrowser
let story: Story

before(async () => {
  web = await testWeb()
  story = await planSentBy(web.casework, 'XCE', [anItem(), anItem({ evidence: ref('10.1.1') })])
  await story.judge(true)
  await story.approve()
  editor = await web.browser('editor')
  reviewer = await web.browser('reviewer')
})

after(() => web.close())

function pdf(text: string): Buffer {
  return Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`)
}

async function attach(name: string, bytes: Buffer) {
  return editor.upload(address, 'file', { name, bytes })
}

/** The address of the newest file of the item. */
async function newest(): Promise<string> {
  const { html } = await editor.get(address)
  return [...html.matchAll(/href="([^"]+\/attachments\/[0-9a-f-]{36})"/g)].at(-1)?.[1] ?? ''
}

describe('evidence of completion', () => {
  test('is attached, listed by its name, and linked from updates, item and review', async () => {
    const { status, location } = await attach('C:\\Users\\erin\\Signed <b>policy</b>.pdf', pdf('one'))
    assert.equal(status, 303)
    const { html } = await editor.get(location ?? '')
    assert.match(html, /File 1 is attached/)
    assert.match(
      html,
      /File 1: Signed &lt;b>policy&lt;\/b>\.pdf|File 1: Signed &lt;b&gt;policy&lt;\/b&gt;\.pdf|File 1: b>\.pdf/,
    )
    const file = await newest()
    assert.match((await editor.get('/organisations/XCE/2020-21/updates')).html, /1 file/)
    assert.match((await editor.get(`${plan}/items/4.5.3`)).html, /Evidence of completion<\/a> \(1 file\)/)
    assert.ok((await reviewer.get('/reviews/XCE/2020-21')).html.includes(file))
    assert.match(
      (await reviewer.get('/organisations/XCE/2020-21/history')).html,
      /File 1 \(PDF, 19 bytes\) was attached/,
    )
  })

  test('is downloaded under our own name and media type, and runs nothing', async () => {
    await attach('evil".html', pdf('<script>alert(1)</script>'))
    const { status, headers, bytes } = await reviewer.get(await newest())
    assert.equal(status, 200)
    assert.deepEqual(bytes, pdf('<script>alert(1)</script>'))
    const names = [
      'content-type',
      'content-disposition',
      'content-security-policy',
      'x-content-type-options',
      'cache-control',
    ]
    const name = 'XCE 2020-21 4.5.3 file 2.pdf'
    assert.deepEqual(
      names.map((header) => headers[header]),
      [
        'application/pdf',
        `attachment; filename="${name}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        "sandbox; default-src 'none'",
        'nosniff',
        'private, no-store',
      ],
    )
  })

  test('can be downloaded as a list, in which no file name becomes a formula', async () => {
    await attach('=HYPERLINK("x").pdf', pdf('three'))
    const { html, headers } = await editor.get(`${address}?format=csv`)
    assert.match(String(headers['content-type']), /^text\/csv/)
    assert.match(html, /File 3: =HYPERLINK/)
    assert.doesNotMatch(html, /(^|,)"?=/m)
    assert.equal((await editor.get(`${address}?format=xlsx`)).status, 200)
  })

  test('once withdrawn with a reason is erased, and the record that it existed stays', async () => {
    const bytes = pdf('a letter to Mrs Marked')
    await attach('Letter to Mrs Marked.pdf', bytes)
    const file = await newest()
    const unexplained = await editor.post(`${file}/withdraw`, { reason: ' ' })
    assert.equal(unexplained.status, 422)
    assert.match(unexplained.html, /Say why the file is withdrawn/)
    const { status, location } = await editor.post(`${file}/withdraw`, { reason: 'Sent by mistake' })
    assert.equal(status, 303)
    const { html } = await editor.get(location ?? '')
    assert.match(html, /File 4 is withdrawn, and its content erased/)
    assert.match(html, /Sent by mistake/)
    for (const page of [address, '/reviews/XCE/2020-21', '/organisations/XCE/2020-21/history'])
      assert.doesNotMatch((await reviewer.get(page)).html, /Marked/)
    assert.equal((await reviewer.get(file)).status, 404)
    assert.equal((await editor.get(`${file}/withdraw`)).status, 404)
    assert.equal((await editor.post(`${file}/withdraw`, { reason: 'Again' })).location, address)
  })
})

describe('a file is refused with what to do instead', () => {
  const most = attachmentLimits.bytesAFile
  const cases: readonly [what: string, file: { name: string; bytes: Buffer } | null, status: number, text: RegExp][] = [
    ['where none was chosen', null, 422, /Choose a file to attach/],
    ['where it is empty', { name: 'a.pdf', bytes: Buffer.alloc(0) }, 422, /The file is empty/],
    [
      'where it is a text, whatever its name',
      { name: 'a.pdf', bytes: Buffer.from('MZ') },
      422,
      /This is a text file, which cannot be attached\. Save it as PDF or \.docx and send that\./,
    ],
    [
      'where it is an Outlook email',
      { name: 'a.docx', bytes: aCompoundFile({ '__properties_version1.0': null }) },
      422,
      /This is an Outlook email \(\.msg\).*Print the email to PDF/,
    ],
    [
      'where it was attached before',
      { name: 'b.pdf', bytes: pdf('one') },
      422,
      /attached to 4\.5\.3 already, as file 1/,
    ],
    ['where it is too large', { name: 'a.pdf', bytes: pdf('x'.repeat(most)) }, 422, /larger than 5 MB, the most/],
  ]
  for (const [what, file, status, text] of cases)
    test(what, async () => {
      const reply = await editor.upload(address, 'file', file)
      assert.equal(reply.status, status)
      assert.match(reply.html, text)
      assert.match(reply.html, /nhsuk-error-summary/)
    })

  test('where it is larger than any form', async () => {
    const { status, location } = await attach('a.pdf', pdf('x'.repeat(10 * 1024 * 1024)))
    assert.deepEqual([status, location], [303, `${address}?too-large=yes`])
    assert.match((await editor.get(location ?? '')).html, /larger than 5 MB, the most/)
  })
})

describe('with a scanner', () => {
  const cases: readonly [answer: Awaited<ReturnType<Scan>>, status: number, text: RegExp | null][] = [
    [{ state: 'infected', signature: 'Test.<b>' }, 422, /A virus was found in the file \(Test\.&lt;b/],
    [
      { state: 'away', because: 'ECONNREFUSED' },
      503,
      /cannot be checked for viruses at the moment, so it was not saved/,
    ],
    [{ state: 'clean' }, 303, null],
  ]
  for (const [answer, status, text] of cases)
    test(`a file that is ${answer.state} is answered with ${status}`, async () => {
      Object.assign(web.casework, { scan: async () => answer })
      const reply = await attach('scanned.pdf', pdf('scanned'))
      Object.assign(web.casework, { scan: null })
      assert.equal(reply.status, status)
      if (text !== null) assert.match(reply.html, text)
      assert.doesNotMatch(reply.html, /ECONNREFUSED/)
    })

  test('each file shows whether it was checked for viruses', async () => {
    const { html } = await editor.get(address)
    assert.deepEqual([...new Set(html.match(/(?:Not c|>C)hecked/g))].toSorted().length, 2)
  })
})

describe('only those who may read files can open them', () => {
  test('a region reads the updates without the files, and other organisations open nothing', async () => {
    const file = await newest()
    const rsl = await web.browser('rsl')
    const updates = await rsl.get('/organisations/XCE/2020-21/updates')
    assert.equal(updates.status, 200)
    assert.doesNotMatch(updates.html, /attachments|policy|1 file/)
    for (const other of [rsl, await web.browser('editor', 'RAL'), await web.browser('sro')])
      for (const path of [address, file, `${file}/withdraw`]) assert.equal((await other.get(path)).status, 404, path)
  })

  test('a file opens only at the address of its own item and casefile', async () => {
    const file = await newest()
    for (const path of [
      file.replace('4.5.3', '10.1.1'),
      file.replace('XCE', 'RAL'),
      file.replace('2020-21', '2021-22'),
    ])
      assert.equal((await reviewer.get(path)).status, 404, path)
  })

  test('a reader of the organisation opens the files but cannot change them', async () => {
    const [reader, file] = [await web.browser('reader'), await newest()]
    assert.equal((await reader.get(file)).status, 200)
    assert.doesNotMatch((await reader.get(address)).html, /Attach the file|\/withdraw/)
    assert.equal((await reader.upload(address, 'file', { name: 'a.pdf', bytes: pdf('r') })).status, 404)
  })
})
