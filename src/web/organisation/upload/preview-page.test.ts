import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { baseItems } from '../../../../test/workbooks/base-template.ts'
import { type Edit, editedTemplate } from '../../../../test/workbooks/edited-template.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'
import { readPlan } from '../../../workbook/checking/read-plan.ts'

let web: TestWeb
let story: Story
let editor: TestBrowser
const address = '/organisations/XCE/2020-21/plan'

before(async () => {
  web = await testWeb()
  story = storyOf(web.casework)
  await story.publish(baseItems)
  await story.write(baseItems.slice(0, 1))
  editor = await web.browser('editor')
})
after(() => web.close())

const newGap = { plan: { D2: 'The procedure is out of date' } }

describe('a file that can be read', () => {
  test('changes nothing until it is confirmed, and then only what it says', async () => {
    const preview = await previewOf(newGap)
    assert.match(preview.html, /1 will change, 2 stay the same/)
    assert.match(preview.html, /out of date/)
    assert.doesNotMatch((await editor.get(`${address}/check`)).html, /out of date/)
    const confirmed = await editor.post(preview.path, hiddenIn(preview.html))
    assert.deepEqual([confirmed.status, confirmed.location], [303, `${address}/check?imported=1`])
    const check = await editor.get(confirmed.location ?? '')
    assert.match(check.html, /The procedure is out of date/)
    assert.match(check.html, /1 evidence item changed/)
    await story.write([])
  })

  test('confirmed twice, it is saved once and then reported as gone', async () => {
    await reset()
    const preview = await previewOf(newGap)
    const fields = hiddenIn(preview.html)
    assert.equal((await editor.post(preview.path, fields)).status, 303)
    const again = await editor.post(preview.path, fields)
    assert.equal(again.status, 404)
    assert.match(again.html, /This upload is no longer waiting/)
    assert.match(again.html, /An upload waits 30 days to be saved\. If it was older, upload your workbook again/)
  })

  test('a conflict needs a choice', async () => {
    await reset()
    await story.write([{ ...first, gap: 'Changed on the web' }])
    const preview = await previewOf(newGap)
    assert.match(preview.html, /1 to choose/)
    assert.match(preview.html, /Erin Editor \(XCE\) changed it on the web/)
    const fields = hiddenIn(preview.html)
    const missing = await editor.post(preview.path, fields)
    assert.equal(missing.status, 422)
    assert.match(missing.html, /href="#choose-1\.6\.5"/)
    const chosen = await editor.post(preview.path, { ...fields, 'choose-1.6.5': 'file' })
    assert.equal(chosen.location, `${address}/check?imported=1`)
  })

  test('choosing the web in a conflict changes nothing', async () => {
    await reset()
    await story.write([{ ...first, gap: 'Changed on the web' }])
    const preview = await previewOf(newGap)
    const keepingWeb = await editor.post(preview.path, { ...hiddenIn(preview.html), 'choose-1.6.5': 'web' })
    assert.equal(keepingWeb.location, `${address}/check?imported=0`)
    assert.match((await editor.get(`${address}/check`)).html, /Changed on the web/)
  })

  test('a plan that changed after the preview is shown again, with the choices made', async () => {
    await reset()
    await story.write([{ ...first, gap: 'Changed on the web' }])
    const preview = await previewOf(newGap)
    const fields = { ...hiddenIn(preview.html), 'choose-1.6.5': 'file' }
    await story.write([{ ...first, gap: 'Changed once more' }])
    const stale = await editor.post(preview.path, fields)
    assert.equal(stale.status, 409)
    assert.match(stale.html, /changed after you opened this preview/)
    assert.match(stale.html, /once more/)
    assert.match(stale.html, /value="file" checked/)
    const confirmed = await editor.post(preview.path, { ...fields, ...hiddenIn(stale.html) })
    assert.equal(confirmed.status, 303)
  })

  test('missing rows are kept unless the uploader says otherwise', async () => {
    await reset()
    const preview = await previewOf({ ...newGap, rows: rowsWithout('9.2.1') })
    assert.match(preview.html, /1 missing from the file/)
    await story.write([{ ...last, gap: 'Nobody looks at the firewall’s rules' }])
    const another = await previewOf({ rows: rowsWithout('9.2.1') })
    const saved = await editor.post(another.path, hiddenIn(another.html))
    assert.equal(saved.location, `${address}/check?imported=0`)
    const third = await previewOf({ rows: rowsWithout('9.2.1') })
    await editor.post(third.path, { ...hiddenIn(third.html), 'choose-9.2.1': 'file' })
    assert.doesNotMatch((await editor.get(`${address}/check`)).html, /firewall/)
  })

  test('missing actions are kept unless the uploader says otherwise', async () => {
    await reset()
    const edit = { plan: { D2: 'Fewer steps' }, rows: [2, 4, 5, 6, 7, 8, 9, 10] }
    const preview = await previewOf(edit)
    assert.match(preview.html, /1 action of 1\.6\.5 is not in the file/)
    await editor.post(preview.path, hiddenIn(preview.html))
    const kept = (await editor.get(`${address}/check`)).html
    assert.match(kept, /Fewer steps[\s\S]*Have it agreed by the board/)
    await reset()
    const another = await previewOf(edit)
    await editor.post(another.path, { ...hiddenIn(another.html), 'actions-1.6.5': 'remove' })
    assert.doesNotMatch((await editor.get(`${address}/check`)).html, /agreed by the board/)
  })

  test('an item that is not a published gap is left out, and the page says so', async () => {
    await reset()
    const preview = await previewOf({ plan: { ...newGap.plan, ...addedRow('10.2.1') } })
    assert.match(preview.html, /10\.2\.1: not among the published gaps/)
    assert.equal((await editor.post(preview.path, hiddenIn(preview.html))).location, `${address}/check?imported=1`)
  })

  test('can be opened only by the person who uploaded it', async () => {
    await reset()
    const preview = await previewOf(newGap)
    const other = await web.browser('editor-2')
    assert.equal((await other.get(preview.path)).status, 404)
    assert.equal((await other.post(preview.path, hiddenIn(preview.html))).status, 404)
    const siro = await web.browser('siro')
    assert.equal((await siro.get(`${address}/upload`)).status, 404)
  })

  test('can be cancelled', async () => {
    const preview = await previewOf(newGap)
    const cancelled = await editor.post(`${preview.path}/discard`)
    assert.equal(cancelled.status, 303)
    assert.equal((await editor.get(preview.path)).status, 404)
  })
})

test('the plan’s workbook reads back as the plan', async () => {
  const reply = await editor.get(`${address}/workbook`)
  assert.match(String(reply.headers['content-disposition']), /filename="Improvement plan XCE 2020-21\.xlsx"/)
  const reading = await readPlan(reply.bytes)
  assert.ok(reading.read)
  assert.deepEqual(
    reading.plan.items.map(({ item }) => item.evidence),
    ['1.6.5', '4.5.3', '9.2.1'],
  )
})

const [first, , last] = baseItems as readonly [PlanItem, PlanItem, PlanItem]

/** The plan on the web as the template has it. */
async function reset(): Promise<void> {
  await story.write([...baseItems])
}

function file(bytes: Uint8Array) {
  return { name: 'plan.xlsx', bytes }
}

async function upload(edit: Edit) {
  return editor.upload(`${address}/upload`, 'file', file(await editedTemplate(edit)))
}

async function previewOf(edit: Edit): Promise<{ readonly path: string; readonly html: string }> {
  const reply = await upload(edit)
  assert.equal(reply.status, 303, reply.html)
  const path = reply.location ?? ''
  return { path, html: (await editor.get(path)).html }
}

/** The hidden fields of the preview's form. */
function hiddenIn(html: string): Readonly<Record<string, string>> {
  const fields = [...html.matchAll(/<input type="hidden" name="(based-[^"]+)" value="(\d+)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]))
}

/** Rows 2 to 4 are of 1.6.5, then three each of 4.5.3 and 9.2.1. */
function rowsWithout(evidence: string): readonly number[] {
  assert.equal(evidence, '9.2.1')
  return [2, 3, 4, 5, 6, 7]
}

function addedRow(evidence: string) {
  return { B11: evidence, D11: 'Suppliers hold no certificates', E11: 'Ask each of them' }
}
