import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { OdsCode } from '../../core/organisation.ts'
import { type Database, openDatabase, publicScope, type Scope } from './database.ts'

const one = 'RXX' as OdsCode
const two = 'RYY' as OdsCode
const erin = '11111111-1111-4111-8111-111111111111'
const own: Scope = { ...publicScope, organisations: [one] }
const national: Scope = { ...publicScope, national: true }
const hash = '0'.repeat(64)
const event = `'{}', null, 'A', 'editor', '2021-06-01', '2021-06-01T09:00Z'`

/** How a row of each protected table is written for one organisation; all of them have a row of RXX and one of RYY. */
const rows: Readonly<Record<string, (code: string, number: number) => string>> = {
  casefiles: (code) =>
    `(organisation, cycle, version, status, stage) values ('${code}', '2020-21', 1, 'not-published', 'x')`,
  casefile_events: (code, number) =>
    `values ('${code}', '2020-21', ${number}, 'x', ${event}, '1', '${hash}', '${hash}')`,
  drafts: (code) => `values ('${code}', '2020-21', 'plan', 1, '{}', null, 'A', '2021-06-01T09:00Z')`,
  uploads: (code) =>
    `(organisation, cycle, kind, person, content, uploaded_at) values ('${code}', '2020-21', 'plan', '${erin}', '{}', now())`,
  outbox: (code, number) =>
    `(dedupe_key, organisation, kind, to_name, to_email, subject, body, on_day, queued_at, message_id)
     values ('o', '${code}', 'k', 'A', '${code}.${number}@example.org', 's', 'b', '2021-06-01', now(), '${code}.${number}')`,
  reminders: (code, number) => `values ('${code}', '2020-21', 'plan', '2021-06-30', '${number}', '2021-06-30')`,
  pending_reminders: (code, number) =>
    `(organisation, cycle, milestone, due_date, step, to_email, to_name, to_role, recorded_on)
     values ('${code}', '2020-21', 'plan', '2021-06-30', '1', '${number}@example.org', 'A', 'editor', '2021-06-30')`,
  approved_items: (code, number) => `values ('${code}', '2020-21', '4.5.${number}', '2021-06-01', '2021-06-01', '{}')`,
  removed_casefiles: (code, number) => `values ('${code}', '2020-21', ${number}, '${hash}', now())`,
  attachments: (code, number) =>
    `values ('${code === one ? 'a' : 'b'}0000000-0000-4000-8000-00000000000${number}', '${code}', '2020-21', '4.5.3', 'x.pdf', 'pdf', 1,
     '${hash}', 'database', 'x', now(), null)`,
  escalations: (code, number) =>
    `(organisation, cycle, milestone, due_date, proposed_on, state, reminders, enforcement_notices)
     values ('${code}', '2020-21', 'plan', '2021-06-0${number}', '2021-07-15', 'proposed', 3, 0)`,
  region_tasks: (code, number) =>
    `(organisation, cycle, kind, number, since, asked_by, reason)
     values ('${code}', '2020-21', 'help-requested', ${number}, '2021-07-15', 'Rita', 'So')`,
  exemplars: (code, number) => `values ('${code}', '2020-21', '4.5.${number}', '2021-06-01', null)`,
}

let made: TestDatabase
let database: Database

before(async () => {
  made = await testDatabase()
  database = openDatabase({ connection: made.connection, connections: 2 })
  await asOwner(`
    insert into dspt.organisations (code, name, type) values ('RXX', 'One', 'nhs-trust'), ('RYY', 'Two', 'nhs-trust');
    insert into dspt.people (id, name, email) values ('${erin}', 'Erin', 'erin@example.org')`)
  for (const [table, row] of Object.entries(rows))
    await asOwner([one, two].map((code) => `insert into dspt.${table} ${row(code, 1)}`).join(';'))
})

after(async () => {
  await database.close()
  await made.close()
})

const scopes: readonly [name: string, viewer: Scope, seen: readonly string[]][] = [
  ['the public scope shows none', publicScope, []],
  ['an organisation sees its own', own, [one]],
  ['another sees its own', { ...publicScope, organisations: [two] }, [two]],
  ['one who acts for both sees both', { ...publicScope, organisations: [two, one] }, [one, two]],
  ['an organisation that has none sees none', { ...publicScope, organisations: ['RZZ' as OdsCode] }, []],
  ['a national role sees all', national, [one, two]],
]

for (const [table, row] of Object.entries(rows)) {
  describe(`of the rows in ${table}`, () => {
    for (const [name, viewer, seen] of scopes) {
      test(name, async () => assert.deepEqual(await organisationsIn(table, viewer), seen))
    }
    test('an organisation writes only its own rows', async () => {
      await assert.rejects(written(own, `insert into ${table} ${row(two, 2)}`), /row-level security|permission denied/)
      for (const change of ['update', 'delete']) assert.equal(await changedRows(table, change, two), 0)
    })
  })
}

test('every table that names an organisation is one of these, or public', async () => {
  const named = await asOwner(`select table_name as name from information_schema.columns
    where table_schema = 'dspt' and column_name = 'organisation'`)
  const walled = await asOwner(`select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
    where nspname = 'dspt' and relrowsecurity and relforcerowsecurity`)
  assert.deepEqual(
    namesOf(walled),
    [
      ...Object.keys(rows),
      'casefile_counts',
      'guidance_effects',
      'received_mail',
      'people_events',
      'register_files',
      'register_file_pages',
    ].toSorted(),
  )
  assert.deepEqual(
    namesOf(named),
    [
      ...Object.keys(rows),
      'appointments',
      'guidance_effects',
      'received_mail',
      'people_events',
      'statuses',
      'successions',
    ].toSorted(),
  )
})

test('every policy reads the settings of its transaction once a statement, not once a row', async () => {
  const policies = await asOwner(`select pg_get_expr(policy.expression, p.polrelid) as name from pg_policy p
    cross join lateral (values (p.polqual), (p.polwithcheck)) policy (expression) where policy.expression is not null`)
  const perRow = namesOf(policies).filter((name) => /\bdspt\.|current_setting/.test(withoutSubSelects(name)))
  assert.ok(policies.length > 10)
  assert.deepEqual(perRow, [])
})

/** A policy without what stands in `( SELECT …)`, which PostgreSQL works out once a statement. */
function withoutSubSelects(expression: string): string {
  const begin = expression.indexOf('( SELECT ')
  if (begin === -1) return expression
  let [end, open] = [begin, 0]
  do {
    const character = expression[end++]
    open += character === '(' ? 1 : character === ')' ? -1 : 0
  } while (open > 0)
  return withoutSubSelects(expression.slice(0, begin) + expression.slice(end))
}

test('only national roles see received mail, whatever organisation it names', async () => {
  await asOwner(`insert into dspt.received_mail
    (message_id, content_hash, from_email, from_name, subject, received_at, imported_at, outcome, why, organisation)
    values ('<1@x>', '${hash}', 'erin@example.org', 'Erin', '', now(), now(), 'no-workbook', '', '${one}')`)
  for (const viewer of [publicScope, own, { ...own, person: erin }])
    assert.deepEqual(await organisationsIn('received_mail', viewer), [])
  assert.deepEqual(await organisationsIn('received_mail', national), [one])
})

test('only national roles see the effects of a change of guidance', async () => {
  const proposed = `'2020-21', '{}', '${erin}', 'Erin', '2021-12-20', now()`
  await asOwner(`with proposal as (insert into dspt.guidance_proposals
    (cycle, content, proposed_by, proposed_by_name, proposed_on, proposed_at) values (${proposed}) returning id)
    insert into dspt.guidance_effects select id, '${one}', 1, 'withdrawn', 'email', '', '', '' from proposal`)
  for (const viewer of [publicScope, own]) assert.deepEqual(await organisationsIn('guidance_effects', viewer), [])
  assert.deepEqual(await organisationsIn('guidance_effects', national), [one])
})

test('an organisation and national roles see who got or lost a role in it', async () => {
  for (const code of [one, two])
    await asOwner(`insert into dspt.people_events (person, type, role, organisation, by_name, on_day, recorded_at)
      values ('${erin}', 'role-given', 'reader', '${code}', 'Leah', '2021-06-01', now())`)
  assert.deepEqual(await organisationsIn('people_events', publicScope), [])
  assert.deepEqual(await organisationsIn('people_events', own), [one])
  assert.deepEqual(await organisationsIn('people_events', national), [one, two])
})

describe('the record stays as it is: the service may not', () => {
  for (const statement of ['update people_events set role = null', 'delete from people_events'])
    test(statement, () => assert.rejects(written(national, statement), /permission denied/))
  for (const statement of [`update attachments set sha256 = '${hash}'`, 'delete from attachments'])
    test(statement, () => assert.rejects(written(national, statement), /permission denied/))
  for (const statement of ['update successions set closed = null', 'delete from successions'])
    test(statement, () => assert.rejects(written(national, statement), /permission denied/))
  for (const table of ['casefile_events', 'cycle_events', 'statuses']) {
    for (const statement of [`update ${table} set cycle = '2021-22'`, `delete from ${table}`, `truncate ${table}`]) {
      test(statement, () => assert.rejects(written(national, statement), /permission denied/))
    }
  }
  for (const statement of [
    'alter table casefile_events disable row level security',
    'drop policy seen_by_their_people on casefiles',
    'create policy everybody on casefiles using (true)',
  ]) {
    test(statement, () => assert.rejects(written(national, statement), /must be owner|permission denied/))
  }
})

async function organisationsIn(table: string, viewer: Scope): Promise<readonly string[]> {
  const { rows: found } = await database.inTransaction(viewer, (tx) =>
    sql<{ code: string }>`select organisation as code from ${sql.table(table)} order by 1`.execute(tx),
  )
  return found.map(({ code }) => code)
}

function written(viewer: Scope, statement: string): Promise<unknown> {
  return database.inTransaction(viewer, (tx) => sql.raw(statement).execute(tx))
}

/** How many rows of another organisation RXX can change; a table on which it may not do that at all counts as none. */
async function changedRows(table: string, change: string, code: string): Promise<number> {
  const statement = change === 'delete' ? `delete from ${table}` : `update ${table} set cycle = cycle`
  try {
    return await database.inTransaction(own, async (tx) => {
      const { numAffectedRows } = await sql.raw(`${statement} where organisation = '${code}'`).execute(tx)
      return Number(numAffectedRows)
    })
  } catch (error) {
    assert.match(String(error), /permission denied/)
    return 0
  }
}

async function asOwner(statements: string): Promise<readonly { readonly name: string }[]> {
  const client = new pg.Client({ connectionString: made.ownerConnection })
  await client.connect()
  try {
    const { rows: found } = await client.query<{ name: string }>(statements)
    return found ?? []
  } finally {
    await client.end()
  }
}

function namesOf(found: readonly { readonly name: string }[]): readonly string[] {
  return found.map(({ name }) => name).toSorted()
}
