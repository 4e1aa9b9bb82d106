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
let successor: TestBrowser
const items = [anItem({ evidence: ref('4.5.3') })]
const closing = day('2021-07-31')
const home = '/organisations/XCE'

before(async () => {
  web = await testWeb()
  story = storyOf(web.casework)
  await story.publish(items)
  await story.write(items)
  successor = await web.browser('editor', 'XCG')
})
after(() => web.close())

describe('an organisation merges and its open casefile continues at the successor', () => {
  before(() => closed(['XCG']))

  test('on the closing day the successor cannot act on it yet', async () => {
    web.casework.standOn(closing)
    assert.equal((await successor.get(home)).status, 404)
    assert.equal((await successor.get(`${home}/2020-21/plan`)).status, 404)
    assert.doesNotMatch((await successor.get('/organisations/XCG')).html, /closed into this organisation/)
    assert.deepEqual(await tasksOfSuccessor(), [])
  })

  test('from the day after, the successor’s people act on it as their own, and the two homes link to each other', async () => {
    web.casework.standOn(day('2021-08-01'))
    for (const page of ['', '/2020-21/plan', '/2020-21/plan/upload', '/2020-21/plan/workbook', '/2020-21/updates'])
      assert.equal((await successor.get(`${home}${page}`)).status, 200, page)
    assert.match((await successor.get(home)).html, /The people of XCG continue with what is open here/)
    assert.match((await successor.get('/organisations/XCG')).html, /href="\/organisations\/XCE"/)
    assert.deepEqual(await tasksOfSuccessor(), ['2020-21'])
  })

  test('events record the successor’s people by name, and emails go to them', async () => {
    const siro = await web.casework.person('siro', 'XCG')
    const revision = (await view())?.casefile.planDraft?.revision ?? ''
    assert.equal((await handle(web.casework, siro, await key(), { type: 'sign-off-plan', revision })).result, 'done')
    assert.equal((await view())?.events.at(-1)?.by.name, siro.name)
    const version = (await view())?.casefile.version
    const emails = await web.casework.database.inTransaction(serviceScope, (tx) =>
      tx.selectFrom('outbox').select(['to_email', 'dedupe_key']).where('organisation', '=', 'XCE').execute(),
    )
    const ofSignOff = emails.filter(({ dedupe_key }) => dedupe_key.startsWith(`XCE/2020-21/${version}/`))
    const addresses = ofSignOff.map(({ to_email }) => to_email)
    assert.ok(addresses.includes((await web.casework.person('editor', 'XCG')).email))
    assert.ok(!addresses.includes((await web.casework.person('editor')).email))
  })
})

describe('two successors inherit nothing', () => {
  before(() => closed(['XCG', 'XCF']))

  test('neither may open the casefile, and both homes say so', async () => {
    assert.equal((await successor.get(home)).status, 404)
    assert.deepEqual(await tasksOfSuccessor(), [])
    assert.match((await successor.get('/organisations/XCG')).html, /No\s+plan passes on/)
    const own = await web.browser('editor')
    assert.match((await own.get(home)).html, /With several successors no plan passes on/)
  })

  test('row security in the database refuses it too', async () => {
    const scope = scopeOf(await web.casework.person('editor', 'XCG'))
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

async function key() {
  const found = await findCasefile(web.casework, 'XCE', '2020-21')
  assert.ok(found)
  return found
}

async function view() {
  return casefileFor(web.casework, await web.casework.person('reviewer'), 'read-history', await key())
}

async function tasksOfSuccessor() {
  const tasks = await myTasks(web.casework, await web.casework.person('editor', 'XCG'))
  return tasks.filter(({ organisation }) => organisation.code === 'XCE').map(({ cycle }) => cycle)
}
