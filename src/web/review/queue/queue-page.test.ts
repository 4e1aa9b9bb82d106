import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { storyOf } from '../../../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { anItem } from '../../../core/plan/plan.builders.ts'

let web: TestWeb
let rita: TestBrowser

/** Five casefiles, published a day after each other: of RJ1 and XCE a plan awaits review, of RJ2 it was returned. */
before(async () => {
  web = await testWeb()
  rita = await web.browser('reviewer')
  await published('00L', '2021-06-02')
  await sent('XCE', '2021-06-03')
  await sent('RJ1', '2021-06-04')
  const returned = await sent('RJ2', '2021-06-05')
  await returned.giveBack('Correct it')
  await published('117', '2021-06-06')
})
after(() => web.close())

async function published(code: string, on: string) {
  web.casework.standOn(day(on))
  const story = storyOf(web.casework, code)
  await story.publish([anItem()])
  return story
}

async function sent(code: string, on: string) {
  const story = await published(code, on)
  await story.write([anItem()])
  await story.sign()
  await story.send()
  return story
}

async function listed(query = ''): Promise<readonly string[]> {
  const { html } = await rita.get(`/reviews${query}`)
  return [...html.matchAll(/href="\/reviews\/([A-Z0-9]+)\/2020-21"/g)].map(([, code]) => code ?? '')
}

test('plans waiting for a reviewer come first, oldest first; the others follow', async () => {
  assert.deepEqual(await listed(), ['XCE', 'RJ1', '00L', 'RJ2', '117'])
})

test('the queue can be filtered by type, region, status, stage, name and ODS code', async () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['?type=trust', ['XCE', 'RJ1', 'RJ2']],
    ['?type=ccg', ['00L']],
    ['?region=Y60', ['XCE']],
    ['?status=standards-met', []],
    ['?stage=returned', ['RJ2']],
    ['?search=central+england', ['XCE']],
    ['?search=00l', ['00L']],
    ['?search=117', ['117']],
    ['?search=%25', []],
    ['?search=guys+%26+st+thomas%27', ['RJ1']],
    ['?stage=awaiting-review&search=guys', ['RJ1']],
  ]
  for (const [query, codes] of cases) assert.deepEqual(await listed(query), codes, query)
})

test('each heading sorts the queue, ascending and descending', async () => {
  for (const column of ['organisation', 'code', 'type', 'region', 'status', 'since', 'items', 'latest', 'update']) {
    const up = await listed(`?sort=${column}`)
    assert.equal(up.length, 5, column)
    assert.equal((await listed(`?sort=${column}&order=descending`)).length, 5, column)
  }
  assert.deepEqual(await listed('?sort=since&order=descending'), ['117', 'RJ2', 'RJ1', 'XCE', '00L'])
  assert.deepEqual(await listed('?sort=code'), ['00L', '117', 'RJ1', 'RJ2', 'XCE'])
})

test('organisations are counted by stage under the other filters', async () => {
  const { html } = await rita.get('/reviews?type=trust&stage=returned')
  assert.match(html, /All stages: 3/)
  assert.match(html, /Plan awaiting review: 2/)
  assert.match(html, /aria-current="true">Plan returned: 1/)
})

test('the whole filtered list can be downloaded as CSV and XLSX, with codes unchanged', async () => {
  const csv = await rita.get('/reviews?format=csv&sort=code')
  const [head, first, second] = csv.html.split('\r\n')
  assert.match(
    head ?? '',
    /^Code,Organisation,Type,Region,Toolkit year,Status,Stage,Stage since,Days,Items,Outstanding/,
  )
  assert.match(first ?? '', /^00L,.*,2020-21,Standards Not Met,Plan being written,2021-06-02,4,0,0,,0,$/)
  assert.match(second ?? '', /^117,/)
  const xlsx = await rita.get('/reviews?format=xlsx&type=trust')
  assert.match(String(xlsx.headers['content-type']), /spreadsheetml/)
})

test('an empty list says what to do, and each toolkit year has its own list', async () => {
  assert.match((await rita.get('/reviews?search=nobody')).html, /No organisation fits these filters in 2020-21\./)
  assert.match((await rita.get('/reviews?page=7')).html, /The list has no page 7\./)
  assert.match((await rita.get('/reviews?cycle=2021-22')).html, /has published an assessment for 2021-22/)
})

describe('an address that is not valid is refused with the problem', () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['type=hospital', /Choose a type of organisation from the list/],
    ['region=Y99', /Choose a region from the list/],
    ['status=met', /Choose a status from the list/],
    ['stage=__proto__', /Choose a stage from the list/],
    ['cycle=2019-20', /Choose a toolkit year: 2020-21 or 2021-22/],
    ['sort=name%3Bdrop', /Sort by one of/],
    ['order=up', /Give the order as ascending or descending/],
    ['page=0', /Give the page as a whole number from 1/],
    ['page=9999999', /Give the page as a whole number from 1/],
    ['page=1&page=2', /Give page only once/],
    ['format=pdf', /Give the format as csv or xlsx/],
    ['search=a%0Ab', /Search for a name or code of at most 100 characters/],
    [`search=${'x'.repeat(101)}`, /Search for a name or code of at most 100 characters/],
  ]
  for (const [query, message] of cases) {
    test(query.slice(0, 30), async () => {
      const reply = await rita.get(`/reviews?${query}`)
      assert.equal(reply.status, 400)
      assert.match(reply.html, message)
    })
  }
})
