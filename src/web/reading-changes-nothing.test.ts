import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { planSentBy } from '../../test/support/story.ts'
import { type TestBrowser, type TestWeb, testWeb } from '../../test/support/web.ts'
import { anItem } from '../core/plan/plan.builders.ts'
import { routes } from './routes.ts'

/** Between them they may open nearly every page. */
const people = ['editor', 'rsl', 'reviewer', 'lead']

let web: TestWeb
let owner: pg.Client
const browsers: TestBrowser[] = []

before(async () => {
  web = await testWeb()
  await planSentBy(web.casework, 'XCE', [anItem()])
  for (const person of people) browsers.push(await web.browser(person))
  owner = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await owner.connect()
})

after(async () => {
  await owner.end()
  await web.close()
})

test('every page can be read from a database that refuses to be changed, and no form can be sent', async () => {
  const addresses = await pages()
  const shown = await Promise.all(browsers.map((browser) => shownTo(browser, addresses)))
  assert.ok(shown.flat().length > 100, `only ${shown.flat().length} pages are shown`)
  await refuseChanges()
  for (const [index, browser] of browsers.entries())
    assert.deepEqual(await shownTo(browser, shown[index] ?? []), shown[index], people[index])
  const sent = await browsers[2]?.post('/account/calendar')
  assert.ok((sent?.status ?? 0) >= 500, `the form was answered with ${sent?.status}`)
})

/** The address of every page, about things that exist where there are any. */
async function pages(): Promise<readonly string[]> {
  const { rows } = await owner.query<{ email: string; person: string }>(
    'select (select id from dspt.outbox limit 1) as email, (select id from dspt.people limit 1) as person',
  )
  const { email = '', person = '' } = rows[0] ?? {}
  return routes
    .filter(({ method }) => method === 'GET')
    .map(({ path }) =>
      path
        .replace(':code', 'XCE')
        .replace(':region', 'Y60')
        .replace(':cycle', '2020-21')
        .replace(':reference', '4.5.3')
        .replace(/:\w+/g, path.startsWith('/emails') ? email : person),
    )
}

async function shownTo(browser: TestBrowser, addresses: readonly string[]): Promise<readonly string[]> {
  const shown: string[] = []
  for (const address of addresses) if ((await browser.get(address)).status === 200) shown.push(address)
  return shown
}

/** Every transaction that begins from now on may only read. Connections made before are cut, as they do not know. */
async function refuseChanges(): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name')
  await owner.query(`alter database ${pg.escapeIdentifier(rows[0]?.name ?? '')} set default_transaction_read_only = on`)
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name like 'improvement plans%'`,
  )
  const [browser] = browsers
  while ((await browser?.get('/'))?.status !== 200);
}
