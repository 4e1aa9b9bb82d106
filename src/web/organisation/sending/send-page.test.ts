import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { storyOf } from '../../../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { anItem, by } from '../../../core/plan/plan.builders.ts'
import { publicScope } from '../../../store/database/database.ts'

let web: TestWeb

before(async () => {
  web = await testWeb()
})
after(() => web.close())

const agreeable = [anItem()]
const undated = [anItem({ completion: { kind: 'not-given' } })]

async function written(organisation: string, items = agreeable) {
  const story = storyOf(web.casework, organisation)
  await story.publish(items)
  const casefile = await story.write(items)
  return { story, revision: casefile.planDraft?.revision ?? '', address: `/organisations/${organisation}/2020-21/plan` }
}

describe('signing off', () => {
  test('P6 the SIRO signs by ticking a box, and sending the same form twice signs once', async () => {
    const { address, revision } = await written('RXX')
    const siro = await web.browser('siro', 'RXX')
    const page = await siro.get(`${address}/sign-off`)
    assert.match(page.html, new RegExp(`revision <strong>${revision.slice(0, 8)}`))
    const untouched = await siro.post(`${address}/sign-off`, { revision })
    assert.equal(untouched.status, 422)
    assert.match(untouched.html, /href="#confirm"/)
    const form = { revision, confirm: 'read' }
    const first = await siro.post(`${address}/sign-off`, form)
    const again = await siro.post(`${address}/sign-off`, form)
    assert.deepEqual([first.status, again.status, again.location], [303, 303, first.location])
    const signed = await siro.get(first.location ?? '')
    assert.match(signed.html, /You signed off this plan/)
    assert.doesNotMatch(signed.html, /Sign off this plan<\/button>/)
  })

  test('P6 a SIRO who changed the plan cannot sign it, and the page says why', async () => {
    const { story, address } = await written('RYJ')
    const siro = await web.casework.person('siro', 'RYJ')
    await appointEditor(siro.id, 'RYJ')
    const changed = await story.write([anItem({ gap: 'In the SIRO’s own words' })], 'siro')
    const browser = await web.browser('siro', 'RYJ')
    const page = await browser.get(`${address}/sign-off`)
    assert.match(page.html, /another SIRO has to sign it/)
    assert.doesNotMatch(page.html, /Sign off this plan<\/button>/)
    const revision = changed.planDraft?.revision ?? ''
    const forced = await browser.post(`${address}/sign-off`, { revision, confirm: 'read' })
    assert.equal(forced.status, 422)
    assert.match(forced.html, /another SIRO has to sign it/)
  })

  test('P6 a plan that changed while the SIRO read it is shown again instead of signed', async () => {
    const { story, address, revision } = await written('RWE')
    await story.write([anItem({ gap: 'Written later' })])
    const siro = await web.browser('siro', 'RWE')
    const reply = await siro.post(`${address}/sign-off`, { revision, confirm: 'read' })
    assert.equal(reply.status, 409)
    assert.match(reply.html, /The plan has changed since you opened this page/)
    assert.match(reply.html, /Written later/)
    assert.doesNotMatch(reply.html, new RegExp(`value="${revision}"`))
  })

  test('an editor sees who has to sign, but cannot sign', async () => {
    const { address, revision } = await written('RTG')
    await web.casework.person('siro', 'RTG')
    const editor = await web.browser('editor', 'RTG')
    const page = await editor.get(`${address}/sign-off`)
    assert.match(page.html, /Sam Siro \(RTG\) has to sign it off/)
    const forced = await editor.post(`${address}/sign-off`, { revision, confirm: 'read' })
    assert.equal(forced.status, 404)
  })
})

describe('sending', () => {
  test('a plan that cannot be agreed is sent only after the editor acknowledges the warning', async () => {
    const { story, address, revision } = await written('RJ1', undated)
    await story.sign()
    const editor = await web.browser('editor', 'RJ1')
    const page = await editor.get(`${address}/send`)
    assert.match(page.html, /As it stands this plan cannot be agreed/)
    assert.match(page.html, /4\.5\.3 has no completion date/)
    const unticked = await editor.post(`${address}/send`, { revision })
    assert.equal(unticked.status, 422)
    assert.match(unticked.html, /href="#acknowledged"/)
    const sent = await editor.post(`${address}/send`, { revision, acknowledged: 'yes' })
    assert.deepEqual([sent.status, sent.location], [303, `${address}/sent`])
  })

  test('the same form sent twice sends one plan', async () => {
    const { story, address, revision } = await written('RJZ')
    await story.sign()
    const editor = await web.browser('editor', 'RJZ')
    const [first, again] = [
      await editor.post(`${address}/send`, { revision }),
      await editor.post(`${address}/send`, { revision }),
    ]
    assert.deepEqual([first.status, again.status, again.location], [303, 303, first.location])
    const page = await editor.get(`${address}/sent`)
    assert.match(page.html, /Plan sent/)
    const { html } = await editor.get('/organisations/RJZ/2020-21/history')
    assert.equal(html.match(/was sent for review/g)?.length, 1)
  })

  test('P6 without the SIRO’s sign-off there is no button, and a forged form is refused', async () => {
    const { address, revision } = await written('RGT')
    const editor = await web.browser('editor', 'RGT')
    const page = await editor.get(`${address}/send`)
    assert.doesNotMatch(page.html, /Send the plan to NHS Digital<\/button>/)
    const forced = await editor.post(`${address}/send`, { revision, acknowledged: 'yes' })
    assert.equal(forced.status, 422)
    assert.match(forced.html, /The SIRO has to sign off this exact revision/)
  })

  test('a plan changed after the page was opened is not sent', async () => {
    const { story, address, revision } = await written('RRK')
    await story.sign()
    await story.write([anItem({ completion: by('2021-10-01') })])
    const editor = await web.browser('editor', 'RRK')
    const reply = await editor.post(`${address}/send`, { revision })
    assert.equal(reply.status, 409)
    assert.match(reply.html, /changed since/)
  })

  test('readers, the SIRO and other organisations cannot open the page to send', async () => {
    const { address } = await written('RM1')
    const others = await Promise.all([
      web.browser('reader', 'RM1'),
      web.browser('siro', 'RM1'),
      web.browser('editor', 'RXX'),
    ])
    for (const other of others) assert.equal((await other.get(`${address}/send`)).status, 404)
  })
})

/** Makes a person an editor too: nobody in the demo is both SIRO and editor. */
async function appointEditor(person: string, organisation: string): Promise<void> {
  await web.casework.database.inTransaction(publicScope, async (tx) => {
    await sql`insert into appointments (person, role, organisation) values (${person}, 'editor', ${organisation})`.execute(
      tx,
    )
  })
}
