import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Attaching, attaching, pdf } from '../../../test/support/attaching.ts'
import type { Scan } from '../../scan/scan.ts'
import type { Services } from '../services.ts'
import { withdrawAttachment } from './attachments.ts'
import { cleanUpAttachments } from './clean-up-attachments.ts'

let made: Attaching

before(async () => {
  made = await attaching()
})

after(() => made.close())

describe('a file is refused, and nothing of it stored,', () => {
  const infected: Scan = async () => ({ state: 'infected', signature: 'Test.Signature' })
  const unavailable: Scan = async () => ({ state: 'away', because: 'no such socket' })
  const cases: readonly [why: string, scan: Scan | null, content: Buffer, result: string][] = [
    ['with a virus in it', infected, pdf('virus'), 'infected'],
    ['while the scanner is unavailable', unavailable, pdf('unknown'), 'not-scanned'],
    ['of a kind that is not accepted', null, Buffer.from('MZ a program'), 'no-kind'],
    ['that is empty', null, Buffer.alloc(0), 'refused'],
  ]
  for (const [why, scan, content, result] of cases)
    test(why, async () => {
      const before = await state()
      const given = await made.give({ ...made.door.casework, scan, attachmentsFolder: made.folder }, content)
      assert.equal(given.result, result)
      assert.deepEqual(await state(), before)
    })

  test('and one that the scanner finds clean is accepted', async () => {
    const seen: number[] = []
    const scan: Scan = async (content) => {
      seen.push(content.length)
      return { state: 'clean' }
    }
    const content = pdf('scanned')
    assert.equal((await made.give({ ...made.door.casework, scan }, content)).result, 'done')
    assert.deepEqual(seen, [content.length])
  })

  test('where its transaction fails; what lies in the folder is removed after a day', async () => {
    await made.attached({ ...made.door.casework, attachmentsFolder: made.folder }, pdf('known'))
    const before = await state()
    const failing: Services = {
      ...made.door.casework,
      attachmentsFolder: made.folder,
      clock: { ...made.door.casework.clock, now: () => 'never' },
    }
    await assert.rejects(made.give(failing, pdf('broken off')))
    const [left] = readdirSync(made.folder).filter((name) => !before.files.includes(name))
    assert.ok(left)
    const now = made.door.casework.clock.now()
    writtenAt(left, now)
    assert.equal(await cleanUpAttachments({ ...made.door.casework, attachmentsFolder: made.folder }), 0)
    writtenAt(left, '2021-05-31T08:59:59Z')
    assert.equal(await cleanUpAttachments({ ...made.door.casework, attachmentsFolder: made.folder }), 1)
    assert.deepEqual(await state(), before)
  })
})

test('the cleanup removes withdrawn files and unfinished files, and nothing else', async () => {
  const services: Services = { ...made.door.casework, attachmentsFolder: made.folder }
  const id = await made.attached(services, pdf('left behind'))
  await withdrawAttachment(
    { ...services, attachmentsFolder: null },
    await made.trust.person('editor'),
    made.trust.place,
    id,
    'Wrong',
  )
  assert.ok(readdirSync(made.folder).includes(id))
  const part = '00000000-0000-4000-8000-000000000009.part'
  for (const name of [part, 'README']) writeFileSync(join(made.folder, name), 'x')
  for (const name of readdirSync(made.folder)) writtenAt(name, '2021-01-01T00:00:00Z')
  assert.equal(await cleanUpAttachments(services), 2)
  assert.ok(readdirSync(made.folder).includes('README'))
})

test('a file in the folder is for nobody else on the machine', async () => {
  const id = await made.attached({ ...made.door.casework, attachmentsFolder: made.folder }, pdf('mine alone'))
  assert.equal(statSync(join(made.folder, id)).mode & 0o777, 0o600)
  assert.deepEqual(readFileSync(join(made.folder, id)), pdf('mine alone'))
})

function writtenAt(name: string, instant: string): void {
  const at = new Date(instant)
  utimesSync(join(made.folder, name), at, at)
}

async function state() {
  const { rows } = await made.door.owner.query('select count(*) from dspt.attachments')
  return { files: readdirSync(made.folder), rows, version: (await made.trust.now()).version }
}

test('the cleanup removes no unknown file where the database knows fewer files than the folder holds', async () => {
  const services: Services = { ...made.door.casework, attachmentsFolder: made.folder }
  const { files } = await state()
  const unknown = files.map((_, number) => `00000000-0000-4000-8000-00000000010${number}`)
  for (const name of unknown) writeFileSync(join(made.folder, name), 'x')
  for (const name of unknown) writtenAt(name, '2021-01-01T00:00:00Z')
  assert.equal(await cleanUpAttachments(services), 0)
  assert.equal(readdirSync(made.folder).length, files.length + unknown.length)
})
