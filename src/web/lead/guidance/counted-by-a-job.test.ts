import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { countEffectsOf } from '../../../casework/guidance/guidance-effects.ts'
import { allEffectsOf } from '../../../casework/guidance/guidance-preview.ts'
import { day } from '../../../core/day.ts'
import { allRows } from '../../../core/table.ts'
import type { TimetableState } from '../../../core/timetable/timetable-state.ts'

/** One more than a request counts by itself. */
const casefiles = 2001

const delivering: TimetableState = {
  status: 'approaching-standards',
  publishedOn: day('2021-06-20'),
  firstSentOn: day('2021-06-29'),
  lastSentOn: day('2021-06-29'),
  lastUpdateOn: null,
  decidedOn: day('2021-07-12'),
  review: 'approved',
  completion: 'not-reported',
  warnedOn: null,
  closedUnmetOn: null,
  reminders: [],
  escalations: [],
  owners: [],
}

let web: TestWeb
let owner: pg.Client
let lead: TestBrowser
let second: TestBrowser
let address = ''

before(async () => {
  web = await testWeb()
  owner = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await owner.connect()
  await owner.query(`set search_path = dspt; set dspt.national = yes`)
  await owner.query(`
    insert into organisations (code, name, type, region, demo)
    select 'B' || lpad(n::text, 5, '0'), 'Made-up Trust number ' || n, 'nhs-trust', 'Y60', true
    from generate_series(1, ${casefiles}) as n`)
  await owner.query(
    `insert into casefiles (organisation, cycle, version, status, stage, timetable_state)
     select code, '2020-21', 1, 'approaching-standards', 'delivering', $1::jsonb from organisations where code like 'B_____'`,
    [JSON.stringify(delivering)],
  )
  web.casework.standOn(day('2021-12-21'))
  lead = await web.browser('lead')
  second = await web.browser('lead-2')
})
after(async () => {
  await owner.end()
  await web.close()
})

test('G2 the effects of a change on many casefiles are counted by a job that proposing it queues', async () => {
  const { location } = await lead.post('/years/2020-21/changes/new', {
    amendments: '1',
    'key-1': 'finalUpdateDue',
    'state-1': 'withdrawn',
    'from-1-day': '21',
    'from-1-month': '12',
    'from-1-year': '2021',
    'source-1': '“withdrawn”',
    title: 'No final deadline',
    message: 'There is no final deadline any more.',
    reason: '',
    action: 'propose',
  })
  address = location ?? ''
  assert.match(address, /changes\/[0-9a-f-]{36}$/)
  assert.equal(await jobs(), 1)
})

test('to read the page of a change, or its file, changes nothing', async () => {
  const before = await stored()
  for (const path of [address, `${address}?format=csv`]) {
    const { html, status } = await second.get(path)
    assert.equal(status, 200)
    assert.match(html, /0 of 2,?001/)
  }
  web.casework.standOn(day('2021-12-22'))
  for (const path of [address, `${address}?format=csv`])
    assert.match((await second.get(path)).html, /Count the effects again/)
  assert.match((await (await web.browser('auditor')).get(address)).html, /A lead can have them counted again/)
  assert.deepEqual(await stored(), before)
})

test('a lead has them counted for another day, once however often the button is pressed', async () => {
  for (let press = 0; press < 2; press++) assert.equal((await second.post(`${address}/count`)).location, address)
  assert.equal(await jobs(), 2)
  assert.match((await second.get(address)).html, /0 of 2,?001/)
  assert.equal((await (await web.browser('auditor')).post(`${address}/count`)).status, 404)
})

test('once counted, the page has totals and the file every effect', async () => {
  const id = address.split('/').at(-1) ?? ''
  assert.ok(await countEffectsOf(web.casework, id))
  const { rows } = await owner.query('select count(*)::int as effects from guidance_effects')
  assert.ok(rows[0].effects >= casefiles)
  assert.match((await second.get(address)).html, /Confirm and issue this change/)
  const csv = (await second.get(`${address}?format=csv`)).html
  assert.equal(csv.trimEnd().split('\r\n').length - 1, rows[0].effects)
})

test('a file that is asked for before they are counted anew has no part of the new ones', async () => {
  const id = address.split('/').at(-1) ?? ''
  const whole = await allEffectsOf(web.casework, await web.casework.person('lead'), { cycle: '2020-21', id })
  assert.ok(whole !== null)
  await owner.query(`update guidance_proposals set count_state = 'counting', count_run = count_run + 1 where id = $1`, [
    id,
  ])
  await owner.query(`delete from guidance_effects where organisation > 'B01000'`)
  await assert.rejects(allRows(whole), /are counted anew/)
})

async function jobs(): Promise<number> {
  const { rows } = await owner.query(`select from dspt_queues.job where name = 'count-guidance-change'`)
  return rows.length
}

async function stored(): Promise<unknown> {
  const { rows } = await owner.query(`
    select count_run, count_state, counted_for, counted, to_count,
           (select count(*) from dspt_queues.job where name = 'count-guidance-change') as jobs,
           (select count(*) from guidance_effects) as effects
    from guidance_proposals`)
  return rows
}
