import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { hiddenIn, itemForm, savedItem as itemSaved } from '../../../../test/support/item-form.ts'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'

const address = '/organisations/XCE/2020-21/plan/items/4.5.3'

let web: TestWeb
let story: Story
let editor: TestBrowser
let other: TestBrowser

before(async () => {
  web = await testWeb()
  story = storyOf(web.casework)
  await story.publish([anItem()])
  editor = await web.browser('editor')
  other = await web.browser('editor-2')
})
beforeEach(() => story.write([anItem()]))
after(() => web.close())

describe('two people on one item', () => {
  test('see both versions and overwrite nothing', async () => {
    const [mine, theirs] = [await form(), await form()]
    await other.post(address, { ...theirs, gap: 'What Eddie wrote', action: 'list' })
    const conflict = await editor.post(address, { ...mine, gap: 'What Erin wrote', action: 'list' })
    assert.equal(conflict.status, 409)
    assert.match(conflict.html, /Eddie Editor \(XCE\) saved this item while you were writing/)
    assert.match(conflict.html, /Gap, changed by both/)
    for (const word of ['Eddie', 'Erin']) assert.match(conflict.html, new RegExp(`${word}</(ins|del)>`))
    assert.equal((await savedItem()).gap, 'What Eddie wrote')
    const again = { ...hiddenIn(conflict.html), action: 'edit' }
    assert.match((await editor.post(address, again)).html, /What Erin wrote/)
    assert.equal((await editor.post(address, { ...again, action: 'list' })).status, 303)
    assert.equal((await savedItem()).gap, 'What Erin wrote')
  })

  test('can save both together if they edited different parts', async () => {
    const [mine, theirs] = [await form(), await form()]
    await other.post(address, { ...theirs, 'owner-name': 'Sam Smith', action: 'list' })
    const conflict = await editor.post(address, { ...mine, gap: 'What Erin wrote', action: 'list' })
    assert.match(conflict.html, /different parts/)
    assert.match(conflict.html, /Owner, changed by Eddie Editor/)
    assert.equal((await editor.post(address, { ...hiddenIn(conflict.html), action: 'together' })).status, 303)
    const { gap, owner } = await savedItem()
    assert.deepEqual([gap, owner?.name], ['What Erin wrote', 'Sam Smith'])
  })

  test('can save both together if one wrote the measure only', async () => {
    const [mine, theirs] = [await form(), await form()]
    await other.post(address, { ...theirs, measure: '88 % → 95 %', action: 'list' })
    const conflict = await editor.post(address, { ...mine, gap: 'What Erin wrote', action: 'list' })
    assert.match(conflict.html, /Measure, changed by Eddie Editor/)
    assert.equal((await editor.post(address, { ...hiddenIn(conflict.html), action: 'together' })).status, 303)
    const { gap, measure } = await savedItem()
    assert.deepEqual([gap, measure], ['What Erin wrote', '88 % → 95 %'])
  })

  test('need not choose if both wrote the same', async () => {
    const fields = { ...(await form()), gap: 'The same', action: 'list' }
    await other.post(address, fields)
    assert.equal((await editor.post(address, fields)).status, 303)
  })
})

const form = () => itemForm(web.casework, editor, address)
const savedItem = () => itemSaved(web.casework, '4.5.3')
