import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { testDatabase } from '../../../test/support/database.ts'
import { schemaText } from './schema-text.ts'

const file = join(import.meta.dirname, 'schema.sql')

test('schema.sql shows the schema that the migrations make', async () => {
  const database = await testDatabase()
  const client = new pg.Client({ connectionString: database.ownerConnection })
  await client.connect()
  const text = await schemaText(client)
  await client.end()
  await database.close()
  if (process.env.WRITE_DOCS === '1') writeFileSync(file, text)
  assert.equal(readFileSync(file, 'utf8'), text, 'schema.sql is stale: write it anew with WRITE_DOCS=1 npm test')
})
