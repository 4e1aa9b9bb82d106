import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Attaching, attaching, pdf } from '../../../test/support/attaching.ts'
import { ref } from '../../core/plan/plan.builders.ts'
import type { Services } from '../services.ts'
import { attachEvidence, withdrawAttachment } from './attachments.ts'
import { namesOfAttachments, readAttachment } from './read-attachment.ts'

let made: Attaching

before(async () => {
  made = await attaching()
})

after(() => made.close())

for (const [where, folder] of [
  ['the database', null],
  ['a folder', 'folder'],
] as const) {
  describe(`attached files in ${where}`, () => {
    const casework = (): Services => ({ ...made.door.casework, attachmentsFolder: folder && made.folder })

    test('are read back as they were sent, by those who may', async () => {
      const id = await made.attached(casework(), pdf(`${where} 1`))
      for (const key of ['editor', 'siro', 'reviewer', 'lead', 'auditor']) {
        const read = await readAttachment(casework(), await made.trust.person(key), made.trust.place, id)
        assert.deepEqual(read?.content, pdf(`${where} 1`), key)
        assert.equal((await names(casework(), key)).get(id), 'policy.pdf')
      }
    })

    test('cannot be read or changed by a region, the SRO or another organisation', async () => {
      const id = await made.attached(casework(), pdf(`${where} 2`))
      const others = [
        await made.door.casework.person('rsl'),
        await made.door.casework.person('sro'),
        await made.door.casework.person('editor', 'RAL'),
      ]
      for (const other of others) {
        assert.equal(await readAttachment(casework(), other, made.trust.place, id), null)
        assert.equal((await namesOfAttachments(casework(), other, made.trust.place)).size, 0)
        const given = { name: 'x.pdf', content: pdf('theirs') }
        assert.deepEqual(await attachEvidence(casework(), other, made.trust.place, ref('4.5.3'), given), {
          result: 'not-allowed',
        })
        const withdrawn = await withdrawAttachment(casework(), other, made.trust.place, id, 'Because')
        assert.deepEqual(withdrawn, { result: 'not-allowed' })
      }
    })

    test('are stored once when they are sent twice at once', async () => {
      const both = await Promise.all([
        made.give(casework(), pdf(`${where} 3`)),
        made.give(casework(), pdf(`${where} 3`)),
      ])
      assert.deepEqual(both.map(({ result }) => result).toSorted(), ['done', 'refused'])
      await agrees()
    })

    test('are erased with their name when they are withdrawn, and the record keeps the hash', async () => {
      const id = await made.attached(casework(), pdf(`${where} 4`))
      const done = await withdrawAttachment(
        casework(),
        await made.trust.person('editor'),
        made.trust.place,
        id,
        'Names a patient',
      )
      assert.equal(done.result, 'done')
      assert.equal(await readAttachment(casework(), await made.trust.person('editor'), made.trust.place, id), null)
      const { rows } = await made.door.owner.query('select name, content from dspt.attachments where id = $1', [id])
      assert.deepEqual(rows, [{ name: '', content: null }])
      assert.ok(!readdirSync(made.folder).includes(id))
      const [record] = (await made.trust.now()).attachments.filter((each) => each.id === id)
      assert.equal(record?.sha256.length, 64)
      await agrees()
    })

    test('are given to nobody when they are not what was attached', async () => {
      const id = await made.attached(casework(), pdf(`${where} 5`))
      const changed = pdf(`${where} 6`)
      await tamper(id, changed)
      await assert.rejects(
        async () => readAttachment(casework(), await made.trust.person('editor'), made.trust.place, id),
        /verify/,
      )
      await tamper(id, pdf(`${where} 5`))
    })

    async function tamper(id: string, content: Buffer): Promise<void> {
      if (folder !== null) writeFileSync(join(made.folder, id), content)
      else await made.door.owner.query('update dspt.attachments set content = $2 where id = $1', [id, content])
    }
  })
}

async function names(services: Services, key: string) {
  return namesOfAttachments(services, await made.trust.person(key), made.trust.place)
}

/** Checks that the events, the rows and the folder hold the same files. */
async function agrees(): Promise<void> {
  const { attachments } = await made.trust.now()
  const { rows } = await made.door.owner.query('select id from dspt.attachments where erased_at is null order by id')
  const there = attachments.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id)
  assert.deepEqual(
    rows.map(({ id }) => id),
    there.toSorted(),
  )
}
