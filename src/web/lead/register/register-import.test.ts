import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { hiddenIn } from '../../../../test/support/item-form.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../../../test/support/web.ts'
import { readRegister } from '../../../casework/register/read-register.ts'
import { serviceScope } from '../../../casework/scope.ts'
import { day } from '../../../core/day.ts'
import { startWorker } from '../../../jobs/worker.ts'
import { publicScope } from '../../../store/database/database.ts'
import { beginReading, writeRowsRead } from '../../../store/register/register-files.ts'

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
      ['RVJ,A,20/21 Standards Met,29/03/2019,T', 'RTV,B,20/21 Standards Met,12/02/2019,T'],
      /The date of publication is outside 2020-21<[\s\S]*?>2</,
    ],
  ]
  for (const [name, rows, message] of files) {
    test(name, async () => {
      const before = await observations()
      const reply = await send([heading, ...rows].join('\n'))
      assert.match(reply.html, message)
      assert.match(reply.html, /Nothing was recorded/)
      assert.doesNotMatch(reply.html, /Record these statuses/)
      assertComesBack(reply.html)
      assert.deepEqual(await observations(), before)
    })
  }

  test('when its statuses name no year, and the page says so', async () => {
    const before = await observations()
    const rows = ['RVJ,A,Standards Met,29/06/2022,T', 'RTV,B,Standards Met,,T']
    const reply = await send([heading, ...rows].join('\n'))
    assert.match(reply.html, /The status does not say its toolkit year<[\s\S]*?>2</)
    assert.match(reply.html, /nothing in this file to record\. No status in it says that it is of 2020-21/)
    assert.doesNotMatch(reply.html, /Record these statuses/)
    assert.deepEqual(await observations(), before)
  })

  test('when that year had not begun on the day it was seen', async () => {
    const early = { 'observedOn-day': '30', 'observedOn-month': '9', 'observedOn-year': '2020' }
    const reply = await upload(Buffer.from(`${heading}\nRVJ,A,Standards Met,,T\n`), early)
    assert.equal(reply.status, 422)
    assert.match(reply.html, /must be 1 October 2020 or later, when 2020-21 had begun/)
    assert.match(reply.html, /value="2020"/)
    assert.match(reply.html, /value="Search results"/)
  })
})

test('a row that does not fit the headings is reported with its line, and nothing is recorded', async () => {
  const rows = ['RVJ,A,20/21 Standards Met,28/07/2021,T', 'RTV,Mersey, Care,20/21 Standards Met,,T', 'RXX,C']
  const reply = await send([heading, ...rows].join('\n'))
  assert.match(reply.html, /There are 2 problems in the file/)
  assert.match(reply.html, /6 values under 5 headings, on line 3[\s\S]*2 values under 5 headings, on line 4/)
  assert.match(reply.html, /3 rows were read: 1 can be recorded, 0 repeat another row, 2 with problems/)
  assertComesBack(reply.html)
})

test('without its headings no row is counted, and the row that has most of them is told', async () => {
  const reply = await send(`Search results\n${heading.replace('Status', 'State')}\nRVJ,A,20/21 Standards Met,,T\n`)
  assert.match(reply.html, /There is 1 problem in the file/)
  assert.match(reply.html, /the heading Status, in this row/)
  assert.doesNotMatch(reply.html, /rows were read|Rows left out|No row is left out/)
})

for (const id of ['00000000-0000-4000-8000-000000000000', 'nothing']) {
  test(`where no file waits at ${id}, the page says so, and not that it was imported`, async () => {
    const reply = await lead.get(`${address}/${id}`)
    assert.equal(reply.status, 404)
    assert.match(reply.html, /No file of yours waits here.*the address is wrong/s)
  })
}

test('with headings alone, the page says so', async () => {
  const reply = await send(`${heading}\n`)
  assert.match(reply.html, /nothing in this file to record\. There is no row below its headings/)
})

test('a file waits on a page that updates itself, until a worker has read it', async () => {
  const page = await submit(`${heading}\nRVJ,A,20/21 Standards Exceeded,28/07/2021,T\n`)
  const waiting = await lead.get(page)
  assert.match(waiting.html, /It waits for a worker of this service/)
  assert.match(waiting.html, /<meta http-equiv="refresh" content="2"\/>/)
  const transport = { deliver: async () => ({ delivered: true }) as const, close: () => {} }
  const worker = await startWorker({ connection: web.casework.made.connection, services: web.casework, transport })
  for (let looks = 0; (await lead.get(page)).html.includes('http-equiv="refresh"'); looks++) {
    if (looks > 300) assert.fail('it was not read in half a minute')
    await wait(100)
  }
  await worker.stop()
  assert.match((await lead.get(page)).html, /Record these statuses/)
})

test('the page says how far a worker has come', async () => {
  const page = await submit(`${heading}\n`)
  const id = page.split('/').at(-1) ?? ''
  await web.casework.database.inTransaction(serviceScope, async (tx) => {
    await beginReading(tx, id)
    await writeRowsRead(tx, id, 12_000)
  })
  assert.match((await lead.get(page)).html, /It is being read: 12,000 rows so far/)
})

test('a file that cannot be read comes back with the words of its reader and what was typed', async () => {
  const reply = await send('PK\u0003\u0004')
  assert.match(reply.html, /The end of the file is missing\. Send it again/)
  assert.match(reply.html, /nhsuk-error-summary/)
  assertComesBack(reply.html)
})

test('rows of other sectors are counted and paged, and each list is a file', async () => {
  const others = Array.from({ length: 250 }, (_, each) => `A${81_000 + each},A,20/21 Standards Met,,GP`)
  const page = await submit([heading, ...others, 'RVJ,A,20/21 Standards Exceeded,28/07/2021,T'].join('\n'))
  await readRegister(web.casework, page.split('/').at(-1) ?? '')
  const third = await lead.get(`${page}?left-out=3`)
  assert.match(third.html, /251 rows were read: 1 can be recorded, .* 250 left out.*Together these are 251, every row/s)
  assert.match(third.html, /This service does not know the organisation<[\s\S]*?>250</)
  assert.match(third.html, /Rows left out, page 3 of 3/)
  assert.equal(third.html.match(/>A81\d{3}</g)?.length, 50)
  const file = await lead.get(`${page}?list=left-out&format=csv`)
  assert.equal(file.bytes.toString('utf8').trim().split('\r\n').length, 251)
  assert.equal((await lead.get(`${page}?list=nothing&format=csv`)).status, 404)
})

for (const ending of ['csv', 'xlsx', 'json']) {
  test(`this service’s own register as ${ending} is read back, and changes nothing`, async () => {
    const { bytes } = await lead.get(`/register.${ending}?on=2021-10-25`)
    const reply = await send(bytes, { 'observedOn-day': '25', 'observedOn-month': '10' })
    assert.match(reply.html, /524 rows were read: 356 can be recorded, .* 168 left out/)
    assert.match(reply.html, /0 are new, 0 change and 356 stay the same/)
  })
}

/** Sends a file, lets the job read it, and gives the page that says what was found. */
async function send(content: string | Buffer, fields: Readonly<Record<string, string>> = {}) {
  const page = await submit(content, fields)
  await readRegister(web.casework, page.split('/').at(-1) ?? '')
  return lead.get(page)
}

/** Gives the address of the page that waits. */
async function submit(content: string | Buffer, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const { status, location } = await upload(Buffer.from(content), fields)
  assert.equal(status, 303)
  return location ?? ''
}

function upload(bytes: Buffer, fields: Readonly<Record<string, string>> = {}) {
  const seen = { 'observedOn-day': '30', 'observedOn-month': '11', 'observedOn-year': '2021' }
  const typed = { cycle: '2020-21', source: 'Search results', ...seen, ...fields }
  return lead.upload(address, 'file', { name: 'register.csv', bytes }, typed)
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
