import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Story, storyOf } from '../../../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anAction, anItem, by, ref } from '../../../core/plan/plan.builders.ts'
import type { PlanItem } from '../../../core/plan/plan.ts'

let web: TestWeb

before(async () => {
  web = await testWeb()
})
after(() => web.close())

const items: readonly PlanItem[] = [
  anItem({ evidence: ref('1.6.5'), completion: by('2021-11-30') }),
  anItem({ actions: [anAction(), anAction({ id: 'a2', text: 'Turn passwords off at the gateway' })] }),
]
const tenth = { 'on-4.5.3-a1-day': '10', 'on-4.5.3-a1-month': '6', 'on-4.5.3-a1-year': '2021' }
const firstDone = { 'done-4.5.3-a1': 'yes', ...tenth }

async function delivering(organisation: string) {
  web.casework.standOn(day('2021-06-01'))
  const story = storyOf(web.casework, organisation)
  await story.publish(items)
  await story.write(items)
  await story.sign()
  const { version } = await story.send()
  web.casework.standOn(day('2021-06-15'))
  const address = `/organisations/${organisation}/2020-21/updates`
  return { story, address, seen: String(version), editor: await web.browser('editor', organisation) }
}

describe('an update that cannot be sent:', () => {
  const cases: readonly (readonly [
    what: string,
    fields: Readonly<Record<string, string>>,
    says: RegExp,
    field: string,
  ])[] = [
    ['nothing at all', {}, /Say something about at least one item/, ''],
    ['done without a day', { 'done-4.5.3-a1': 'yes' }, /Enter the day on which action 1 of 4\.5\.3/, 'on-4.5.3-a1-day'],
    ['a day without a tick', tenth, /Tick “Done” for action 1 of 4\.5\.3/, 'done-4.5.3-a1'],
    ['done on 31 June', { ...firstDone, 'on-4.5.3-a1-day': '31' }, /31\/6\/2021 does not exist/, 'on-4.5.3-a1-day'],
    [
      'done tomorrow',
      { ...firstDone, 'on-4.5.3-a1-day': '16' },
      /cannot be done on a day that has not come yet/,
      'on-4.5.3-a1-day',
    ],
    [
      'a new date without a reason',
      newDate('1', '12'),
      /Give the reason for the new date of 1\.6\.5/,
      'date-reason-1.6.5',
    ],
    ['a new date that has passed', newDate('1', '6'), /must be today or later/, 'date-1.6.5-day'],
    ['a new date without a day', { 'outlook-1.6.5': 'new-date' }, /Enter the new date of 1\.6\.5/, 'date-1.6.5-day'],
  ]
  let page: Awaited<ReturnType<typeof delivering>>
  before(async () => {
    page = await delivering('RXX')
  })
  for (const [what, fields, says, field] of cases) {
    test(`${what} is refused, and what was typed comes back`, async () => {
      const reply = await page.editor.post(page.address, { seen: page.seen, 'note-1.6.5': '', ...fields })
      assert.equal(reply.status, 422)
      assert.match(reply.html, says)
      if (field !== '') assert.match(reply.html, new RegExp(`href="#${field.replaceAll('.', '\\.')}"`))
      if ('on-4.5.3-a1-day' in fields) assert.match(reply.html, new RegExp(`value="${fields['on-4.5.3-a1-day']}"`))
    })
  }

  test('today is a day on which an action can be done', async () => {
    const fields = { ...firstDone, 'on-4.5.3-a1-day': '15' }
    assert.equal((await page.editor.post(page.address, { seen: page.seen, ...fields })).status, 303)
  })
})

test('U1 an update can move dates, and the first dates stay visible', async () => {
  const { address, seen, editor } = await delivering('RYJ')
  const fields = {
    ...newDate('1', '12'),
    'date-reason-1.6.5': 'The supplier is late',
    ...firstDone,
    'outlook-4.5.3': 'on-course',
  }
  const sent = await editor.post(address, { seen, ...fields })
  const { html } = await editor.get(sent.location ?? '')
  assert.match(html, /Update sent/)
  assert.match(html, /First given 30 November 2021, now .{0,60}1 December 2021/)
  assert.match(html, /1 of 2/)
  assert.match(html, /The supplier is late/)
})

test('the same form sent twice sends one update', async () => {
  const { address, seen, editor } = await delivering('RWE')
  const fields = { seen, ...firstDone, 'note-4.5.3': 'On the way' }
  const [first, again] = [await editor.post(address, fields), await editor.post(address, fields)]
  assert.deepEqual([first.status, again.status, again.location], [303, 303, first.location])
  const { html } = await editor.get('/organisations/RWE/2020-21/history')
  assert.equal(html.match(/The organisation sent an update/g)?.length, 1)
})

test('an update written while another was sent is shown with it, and can then be sent', async () => {
  const { story, address, seen, editor } = await delivering('RTG')
  const done = [{ id: 'a1', doneOn: day('2021-06-12'), note: 'Bought' }]
  await story.update([{ evidence: ref('4.5.3'), note: '', done, outlook: { kind: 'nothing-said' } }])
  const fields = { ...firstDone, 'action-note-4.5.3-a1': 'All sixty are here', 'note-1.6.5': 'Half written' }
  const late = await editor.post(address, { seen, ...fields })
  assert.equal(late.status, 409)
  assert.match(late.html, /This changed while you were writing/)
  assert.match(late.html, /“Buy tokens and switch every remote account to them” was done on 12 June 2021: Bought/)
  assert.match(late.html, /Half written<\/textarea>/)
  assert.match(late.html, /about something that is no longer open[\s\S]*All sixty are here/)
  const now = /name="seen" value="(\d+)"/.exec(late.html)?.[1] ?? ''
  assert.equal((await editor.post(address, { seen: now, 'note-1.6.5': 'Half written' })).status, 303)
})

test('a completed plan goes to the reviewer, and items sent back are open again with the reason', async () => {
  const { story, address, seen, editor } = await delivering('RJ1')
  await approved(story)
  const all = { ...firstDone, ...doneOn('4.5.3', 'a2'), ...doneOn('1.6.5', 'a1') }
  const sent = await editor.post(address, { seen: String(Number(seen) + 1), ...all })
  const page = await editor.get(sent.location ?? '')
  assert.match(page.html, /goes to a reviewer at once/)
  assert.doesNotMatch(page.html, /Send the update<\/button>/)
  await story.sendBack('One thing is missing.', [{ evidence: ref('1.6.5'), reason: 'The minutes were not shown.' }])
  const { html } = await editor.get(address)
  assert.match(html, /The completed plan was sent back/)
  assert.equal(html.match(/The minutes were not shown\./g)?.length, 2)
  assert.match(html, /id="done-1\.6\.5-a1"/)
  assert.doesNotMatch(html, /id="done-4\.5\.3-a1"/)
})

test('the SIRO reads the updates but cannot send one', async () => {
  const { address, seen } = await delivering('RJZ')
  const siro = await web.browser('siro', 'RJZ')
  const { html } = await siro.get(address)
  assert.match(html, /Progress of each item/)
  assert.doesNotMatch(html, /Send the update<\/button>/)
  assert.equal((await siro.post(address, { seen, ...firstDone })).status, 404)
})

async function approved(story: Story): Promise<void> {
  await story.judge(true)
  await story.approve()
}

function newDate(dayOfMonth: string, month: string) {
  return {
    'outlook-1.6.5': 'new-date',
    'date-1.6.5-day': dayOfMonth,
    'date-1.6.5-month': month,
    'date-1.6.5-year': '2021',
  }
}

function doneOn(evidence: string, action: string) {
  const name = `${evidence}-${action}`
  return { [`done-${name}`]: 'yes', [`on-${name}-day`]: '10', [`on-${name}-month`]: '6', [`on-${name}-year`]: '2021' }
}
