import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'

const source = readdirSync(import.meta.dirname)
  .filter((name) => /^tables[a-z-]*\.ts$/.test(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n')

test('tables.ts names every table and column of the schema, and no other', async () => {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.ownerConnection })
  await client.connect()
  const { rows } = await client.query<{ table: string; columns: string[] }>(`
    select table_name as table, array_agg(column_name::text order by column_name) as columns
    from information_schema.columns where table_schema = 'dspt' group by table_name order by table_name`)
  await client.end()
  await database.close()
  assert.deepEqual(namedTables(), Object.fromEntries(rows.map(({ table, columns }) => [table, columns])))
})

/** What the source says, read as text: types are gone when a test runs. */
function namedTables(): Readonly<Record<string, readonly string[]>> {
  const tables = propertiesOf('Tables').toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
  return Object.fromEntries(
    tables.map(([table, type = '']) => [
      table,
      propertiesOf(type)
        .map(([name]) => name)
        .toSorted(),
    ]),
  )
}

function propertiesOf(type: string): readonly (readonly string[])[] {
  const [, base, body = ''] =
    new RegExp(`^(?:export )?type ${type} = (\\w+)?(?: & )?(?:{(.*?)})?$`, 'ms').exec(source) ?? []
  const own = [...body.matchAll(/readonly (\w+):\s(\w*)/g)].map(([, name = '', of = '']) => [name, of])
  return base === undefined ? own : [...propertiesOf(base), ...own]
}
