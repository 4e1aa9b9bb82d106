import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { folderTransport } from './folder.ts'
import { anEmail } from './transport.builders.ts'

const folder = mkdtempSync(join(tmpdir(), 'emails-'))
after(() => rmSync(folder, { recursive: true }))

test('each email is one file that a mail program opens, and a repeat is the same file', async () => {
  const transport = folderTransport(join(folder, 'outbox'), 'DSPT <no-reply@dspt.example>')
  await transport.deliver(anEmail())
  const [file] = readdirSync(join(folder, 'outbox'))
  assert.equal(file, '20210630T090000000Z-7d1.eml')
  const first = readFileSync(join(folder, 'outbox', file ?? ''), 'utf8')
  assert.match(first, /^To: Erin Editor <erin@trust\.example>\r$/m)
  assert.match(first, /^Message-ID: <7d1@dspt\.example>\r$/m)
  await transport.deliver(anEmail())
  await transport.deliver(anEmail({ id: '7d2', messageId: '<7d2@dspt.example>' }))
  assert.deepEqual(readdirSync(join(folder, 'outbox')), [file, '20210630T090000000Z-7d2.eml'])
  assert.equal(readFileSync(join(folder, 'outbox', file ?? ''), 'utf8'), first)
})
