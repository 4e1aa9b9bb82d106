import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { planSentBy } from '../../../test/support/story.ts'
import { type TestWeb, testWeb } from '../../../test/support/web.ts'
import { anItem } from '../../core/plan/plan.builders.ts'

/** Statements sent since the last look, each with the statement that set the scope of its transaction. */
type Sent = { readonly scope: Statement; readonly statement: Statement }
type Statement = { readonly text: string; readonly values: unknown[] }

let web: TestWeb
let sent: Sent[] = []
const send = pg.Client.prototype.query

before(async () => {
  // Before anything connects: each connection has the function that sends in hand from its start.
  listen()
  web = await testWeb()
  await planSentBy(web.casework, 'XCE', [anItem()])
  await asOwner(fill)
})

after(async () => {
  pg.Client.prototype.query = send
  await web.close()
})

/** Some thousand casefiles with twelve events and four emails each, of which one in a hundred was referred to the SRO. */
const fill = `
  create temp table many as select code, row_number() over (order by code) as n from dspt.organisations
    where code <> 'XCE' and code not in (select organisation from dspt.casefiles) and not demo limit 3000;
  insert into dspt.casefiles (organisation, cycle, version, status, stage, stage_since, timetable_state, referred_to_sro)
    select many.code, c.cycle, 12, c.status, c.stage, c.stage_since, c.timetable_state, n % 100 = 0
    from many, dspt.casefiles c where c.organisation = 'XCE' and c.cycle = '2020-21';
  insert into dspt.casefile_events select many.code, e.cycle, version.n,
      case when version.n = 12 and many.n % 100 = 0 then 'plan-referred-to-sro' else e.type end,
      e.payload, e.by_person, e.by_name, e.by_role, e.on_day, e.recorded_at, e.guidance_version, e.previous_hash, e.hash
    from many, generate_series(1, 12) version (n), dspt.casefile_events e
    where e.organisation = 'XCE' and e.cycle = '2020-21' and e.version = 1;
  insert into dspt.people (name, email) select 'Erin ' || n, 'erin' || n || '@many.example' from many;
  insert into dspt.outbox (dedupe_key, organisation, cycle, kind, to_person, to_name, to_email, subject, body, on_day, queued_at, message_id)
    select 'many/' || email.n, many.code, '2020-21', 'reminder', p.id, p.name, p.email, 's', 'b', '2021-06-01',
      timestamptz '2021-06-01' + many.n * interval '1 second', many.n || '/' || email.n
    from many join dspt.people p on p.email = 'erin' || many.n || '@many.example', generate_series(1, 4) email (n);
  analyze`

describe('with thousands of casefiles, nothing is read from one end to the other', () => {
  const pages: readonly [path: string, who: readonly string[]][] = [
    ['/', ['editor', 'reviewer', 'lead', 'sro', 'nis-authority', 'rsl', 'rdt', 'auditor']],
    ['/account', ['editor', 'reviewer']],
    ['/late-plans', ['sro']],
  ]
  for (const [path, who] of pages) {
    for (const person of who) {
      test(`on ${path} for the ${person}`, async () => {
        const browser = await web.browser(person)
        sent = []
        assert.equal((await browser.get(path)).status, 200)
        assert.ok(sent.length > 0)
        for (const each of sent) {
          const plan = await planOf(each)
          assert.doesNotMatch(plan, /Seq Scan on (casefile_events|outbox)\b/, `${each.statement.text}\n${plan}`)
        }
      })
    }
  }
})

/** Notes what every connection sends; the statements themselves go on as they are. */
function listen(): void {
  const scopes = new WeakMap<pg.Client, Statement>()
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const statement = statementIn(args)
    if (statement !== null) {
      if (statement.text.includes("set_config('dspt.national'")) scopes.set(this, statement)
      const scope = scopes.get(this)
      if (scope !== undefined && /^\s*(select|with|\/\*)/i.test(statement.text)) sent.push({ scope, statement })
    }
    return Reflect.apply(send, this, args)
  } as typeof send
}

/** A statement as it is given to `query`: as two arguments, or as one object where it is prepared. */
function statementIn([first, values = []]: readonly unknown[]): Statement | null {
  if (typeof first === 'string') return Array.isArray(values) ? { text: first, values } : null
  if (typeof first !== 'object' || first === null || !('text' in first) || typeof first.text !== 'string') return null
  const given = 'values' in first && Array.isArray(first.values) ? first.values : []
  return { text: first.text, values: given }
}

/** How PostgreSQL would carry out a statement, for whom it was sent. */
async function planOf({ scope, statement }: Sent): Promise<string> {
  const client = new pg.Client({ connectionString: web.casework.made.connection, options: '-c search_path=dspt' })
  await client.connect()
  await client.query('begin')
  await Reflect.apply(send, client, [scope.text, scope.values])
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${statement.text}`, statement.values)
  await client.end()
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

async function asOwner(statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: web.casework.made.ownerConnection })
  await client.connect()
  await client.query(statements)
  await client.end()
}
