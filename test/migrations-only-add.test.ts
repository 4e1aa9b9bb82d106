import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

const forbidden: readonly [what: string, statement: RegExp][] = [
  ['takes something away', /\bdrop\b(?! not null)/],
  ['empties something', /\b(truncate|delete from)\b/],
  ['gives something another name', /\brename\b/],
  ['gives a column another type', /\balter( column)? \w+ (set data )?type\b/],
  ['takes a right away', /\brevoke\b/],
  ['asks for what the build before does not write', /\bset not null\b/],
  ['asks something new of old rows', /^alter table .* add (constraint|check|unique|primary key|foreign key|exclude)\b/],
]

/**
 * What in a migration would break the build before, which goes on working on the same database while its processes are
 * replaced one by one. The rule begins with the first release: until then nobody has an installation, the migrations
 * may be rewritten, and only the rule itself is tested here. From then on each migration after that release's is read.
 */
function wrongIn(text: string): readonly string[] {
  const statements = text
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/'[^']*'/g, "''")
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim().toLowerCase())
  return statements.flatMap((statement) => [
    ...forbidden.filter(([, pattern]) => pattern.test(statement)).map(([what]) => `${what}: ${statement}`),
    ...narrowedColumns(statement),
  ])
}

/** A new column of an old table must do without a word of the build before. */
function narrowedColumns(statement: string): readonly string[] {
  if (!/^alter table .* add\b/.test(statement)) return []
  const columns = statement.split(/\badd\b/).slice(1)
  const refused = columns.filter(
    (column) =>
      /\b(check|unique|references)\b/.test(column) || (/\bnot null\b/.test(column) && !/\bdefault\b/.test(column)),
  )
  return refused.map((column) => `asks of a new column what the build before does not write: ${column}`)
}

describe('a migration is refused that', () => {
  const cases = [
    'drop table dspt.outbox',
    'alter table dspt.outbox drop column body',
    'alter table dspt.outbox rename column body to text',
    'alter table dspt.outbox alter column body type bytea',
    'alter table dspt.outbox alter body set data type bytea',
    'alter table dspt.outbox alter column body set not null',
    'alter table dspt.outbox add removed boolean not null',
    "alter table dspt.outbox add kind text default 'x' check (kind <> '')",
    'alter table dspt.outbox add constraint short check (char_length(body) < 10)',
    'revoke insert on dspt.outbox from dspt_service',
    'delete from dspt.outbox',
  ]
  for (const statement of cases) test(statement, () => assert.equal(wrongIn(`${statement};`).length > 0, true))
})

describe('a migration is let through that', () => {
  const cases = [
    'create table dspt.later (id uuid primary key, body text not null check (char_length(body) < 10))',
    'alter table dspt.outbox add removed boolean not null default false',
    'alter table dspt.outbox add removed_at timestamptz',
    'alter table dspt.outbox alter column body drop not null',
    'alter table dspt.outbox enable row level security',
    'grant select, delete on dspt.outbox to dspt_service',
  ]
  for (const statement of cases) test(statement, () => assert.deepEqual(wrongIn(`-- why; 'so'\n${statement};`), []))
})
