import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Story, storyOf } from '../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../test/support/web.ts'
import { day } from '../../core/day.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { anItem, ref } from '../../core/plan/plan.builders.ts'
import { publicScope } from '../../store/database/database.ts'
import { handle } from '../handle.ts'
import { myTasks } from '../my-work.ts'
import { casefileFor, findCasefile } from '../questions.ts'
import { scopeOf, serviceScope } from '../scope.ts'

let web: TestWeb
let story: Story
let heir: TestBrowser
const items = [anItem({ evidence: ref('4.5.3') })]
const closing = day('2021-07-31')
const home = '/organisations/XCE'

before(async () => {
  web = await testWeb()
  story = storyOf(web.casework)
  await story.publish(items)
  await story.write(items)
  heir = await web.browser('editor', 'XCG')
})
after(() => web.close())

describe('an organisation merges and its open casefile goes on at the successor', () => {
  before(() => closed(['XCG']))

  test('on the closing day its successor has nothing to do with it yet', async () => {
    web.casework.standOn(closing)
    assert.equal((await heir.get(home)).status, 404)
    assert.equal((await heir.get(`${home}/2020-21/plan`)).status, 404)
    assert.doesNotMatch((await heir.get('/organisations/XCG')).html, /closed into this organisation/)
    assert.deepEqual(await inTheWorkOfTheHeir(), [])
  })

  test('from the day after its people act on it as their own, and both homes lead to each other', async () => {
    web.casework.standOn(day('2021-08-01'))
    for (const page of ['', '/2020-21/plan', '/2020-21/plan/upload', '/2020-21/plan/workbook', '/2020-21/updates'])
      assert.equal((await heir.get(`${home}${page}`)).status, 200, page)
    assert.match((await heir.get(home)).html, /goes on with the people of XCG/)
    assert.match((await heir.get('/organisations/XCG')).html, /href="\/organisations\/XCE"/)
    assert.deepEqual(await inTheWorkOfTheHeir(), ['2020-21'])
  })

  test('what they do there says their own name, and emails go to them', async () => {
    const siro = await web.casework.person('siro', 'XCG')
    const revision = (await view())?.casefile.planDraft?.revision ?? ''
    assert.equal((await handle(web.casework, siro, await place(), { type: 'sign-off-plan', revision })).result, 'done')
    assert.equal((await view())?.events.at(-1)?.by.name, siro.name)
    const version = (await view())?.casefile.version
    const told = await web.casework.database.inTransaction(serviceScope, (tx) =>
      tx.selectFrom('outbox').select(['to_email', 'dedupe_key']).where('organisation', '=', 'XCE').execute(),
    )
    const ofSignOff = told.filter(({ dedupe_key }) => dedupe_key.startsWith(`XCE/2020-21/${version}/`))
    const addresses = ofSignOff.map(({ to_email }) => to_email)
    assert.ok(addresses.includes((await web.casework.person('editor', 'XCG')).email))
    assert.ok(!addresses.includes((await web.casework.person('editor')).email))
  })
})

describe('two successors inherit nothing', () => {
  before(() => closed(['XCG', 'XCF']))

  test('neither may open the casefile, and both pages say so', async () => {
    assert.equal((await heir.get(home)).status, 404)
    assert.deepEqual(await inTheWorkOfTheHeir(), [])
    assert.match((await heir.get('/organisations/XCG')).html, /No\s+plan goes on/)
    const own = await web.browser('editor')
    assert.match((await own.get(home)).html, /No plan is inherited by several organisations/)
  })

  test('the wall of the database stands there too', async () => {
    const scope = await scopeOf(web.casework.database, await web.casework.person('editor', 'XCG'))
    assert.ok(!scope.organisations.includes('XCE' as OdsCode))
  })
})

function closed(successors: readonly string[]): Promise<unknown> {
  return web.casework.database.inTransaction(publicScope, (tx) =>
    tx
      .updateTable('organisations')
      .set({ closed: closing, successors: [...successors] })
      .where('code', '=', 'XCE')
      .execute(),
  )
}

async function place() {
  const found = await findCasefile(web.casework, 'XCE', '2020-21')
  assert.ok(found)
  return found
}

async function view() {
  return casefileFor(web.casework, await web.casework.person('reviewer'), 'read-history', await place())
}

async function inTheWorkOfTheHeir() {
  const lines = await myTasks(web.casework, await web.casework.person('editor', 'XCG'))
  return lines.filter(({ organisation }) => organisation.code === 'XCE').map(({ cycle }) => cycle)
}
