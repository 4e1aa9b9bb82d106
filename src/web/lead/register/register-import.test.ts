import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { day } from '../../../core/day.ts'
import { publicScope } from '../../../store/database/database.ts'

const address = '/register/import'
const heading = 'Code,Organisation Name,Status,Date Of Publication,Primary Sector'

let web: TestWeb
let lead: TestBrowser

before(async () => {
  web = await testWeb()
  web.casework.standOn(day('2022-02-08'))
  lead = await web.browser('lead')
})
after(() => web.close())

test('a file of the chosen year is previewed row by row, and recorded when confirmed', async () => {
  const rows = ['RVJ;A;20/21 Standards Exceeded;28/07/2021;T', 'RTV;B;19/20 Standards Met;;T', 'A81001;C;x;;GP', ';;;;']
  const preview = await send([heading.replaceAll(',', ';'), ...rows].join('\r\n'))
  assert.equal(preview.status, 200)
  assert.match(
    preview.html,
    /4 rows were read: 1 can be recorded, 0 repeat another row, 0 with problems, 2 left out, 1 empty\./,
  )
  assert.match(preview.html, /The status is of another toolkit year<[\s\S]*?>1</)
  const done = await lead.post(`${address}/confirm`, hiddenIn(preview.html))
  assert.match(done.html, /1 statuses seen on 30 November 2021/)
})

describe('a register of another year is not recorded', () => {
  const files: readonly [name: string, rows: readonly string[], message: RegExp][] = [
    [
      'when its statuses name that year',
      ['RVJ,A,18/19 Standards Met,29/03/2019,T', 'RTV,B,18/19 Standards Met,,T', 'RXX,C,Not Published,,T'],
      /The file is of another toolkit year than 2020-21<[\s\S]*?>3</,
    ],
    [
      'when its publication dates are of that year',
      ['RVJ,A,Standards Met,29/03/2019,T', 'RTV,B,Standards Not Fully Met (Plan Agreed),12/02/2019,T'],
      /The date of publication is outside 2020-21<[\s\S]*?>2</,
    ],
  ]
  for (const [name, rows, message] of files) {
    test(name, async () => {
      const before = await observations()
      const reply = await send([heading, ...rows].join('\n'))
      assert.equal(reply.status, 422)
      assert.match(reply.html, message)
      assert.match(reply.html, /Nothing was recorded/)
      assert.doesNotMatch(reply.html, /Record these statuses/)
      assertComesBack(reply.html)
      assert.deepEqual(await observations(), before)
    })
  }

  test('when that year had not begun on the day it was seen', async () => {
    const early = { 'observedOn-day': '30', 'observedOn-month': '9', 'observedOn-year': '2020' }
    const reply = await send(`${heading}\nRVJ,A,Standards Met,,T\n`, early)
    assert.equal(reply.status, 422)
    assert.match(reply.html, /must be 1 October 2020 or later, when 2020-21 had begun/)
    assert.match(reply.html, /value="2020"/)
    assert.match(reply.html, /value="Search results"/)
  })
})

test('a row that does not fit the headings is reported with its line, and nothing is recorded', async () => {
  const rows = ['RVJ,A,20/21 Standards Met,28/07/2021,T', 'RTV,Mersey, Care,20/21 Standards Met,,T', 'RXX,C']
  const reply = await send([heading, ...rows].join('\n'))
  assert.equal(reply.status, 422)
  assert.match(reply.html, /There are 2 problems in the file/)
  assert.match(reply.html, /6 values under 5 headings, on line 3[\s\S]*2 values under 5 headings, on line 4/)
  assert.match(reply.html, /3 rows were read: 1 can be recorded, 0 repeat another row, 2 with problems/)
  assertComesBack(reply.html)
})

function send(content: string, fields: Readonly<Record<string, string>> = {}) {
  const seen = { 'observedOn-day': '30', 'observedOn-month': '11', 'observedOn-year': '2021' }
  const typed = { cycle: '2020-21', source: 'Search results', ...seen, ...fields }
  return lead.upload(address, 'file', { name: 'register.csv', bytes: Buffer.from(content) }, typed)
}

function assertComesBack(html: string): void {
  for (const typed of ['Search results', '30', '11', '2021'])
    assert.match(html, new RegExp(`<input[^>]*value="${typed}"`))
}

function observations(): Promise<readonly object[]> {
  return web.casework.database.inTransaction(publicScope, (tx) =>
    tx.selectFrom('statuses').select(['organisation', 'from_day', 'status']).orderBy('organisation').execute(),
  )
}
