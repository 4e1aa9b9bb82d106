import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Door, type OneTrust, openDoor } from '../../test/support/one-trust.ts'
import { anItem, ref } from '../core/plan/plan.builders.ts'
import type { Scan } from '../scan/scan.ts'
import { attachEvidence } from './attach-evidence.ts'
import type { Casework } from './casework.ts'
import { namesOfAttachments, readAttachment } from './read-attachment.ts'
import { sweepAttachments } from './sweep-attachments.ts'
import { withdrawAttachment } from './withdraw-attachment.ts'

const item = ref('4.5.3')
const folder = mkdtempSync(join(tmpdir(), 'dspt-attachments-'))
let door: Door
let trust: OneTrust

before(async () => {
  door = await openDoor()
  trust = await door.aTrust()
  await trust.story.publish([anItem()])
  await trust.story.write([anItem()])
  await trust.story.sign()
  await trust.story.send()
  await trust.story.judge(true)
  await trust.story.approve()
})

after(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

for (const [where, attachmentsFolder] of [
  ['the database', null],
  ['a folder', folder],
] as const) {
  describe(`attached files in ${where}`, () => {
    const casework = (): Casework => ({ ...door.casework, attachmentsFolder })

    test('are read back as they came, by those who may', async () => {
      const id = await attached(casework(), pdf(`${where} 1`))
      for (const key of ['editor', 'siro', 'reviewer', 'lead', 'auditor']) {
        const read = await readAttachment(casework(), await trust.person(key), trust.place, id)
        assert.deepEqual(read?.content, pdf(`${where} 1`), key)
        assert.equal((await names(casework(), key)).get(id), 'policy.pdf')
      }
    })

    test('are nothing to a region, the SRO or another organisation', async () => {
      const id = await attached(casework(), pdf(`${where} 2`))
      const others = [
        await door.casework.person('rsl'),
        await door.casework.person('sro'),
        await door.casework.person('editor', 'RAL'),
      ]
      for (const other of others) {
        assert.equal(await readAttachment(casework(), other, trust.place, id), null)
        assert.equal((await namesOfAttachments(casework(), other, trust.place)).size, 0)
        const given = { name: 'x.pdf', content: pdf('theirs') }
        assert.deepEqual(await attachEvidence(casework(), other, trust.place, item, given), { result: 'not-allowed' })
        const withdrawn = await withdrawAttachment(casework(), other, trust.place, id, 'Because')
        assert.deepEqual(withdrawn, { result: 'not-allowed' })
      }
    })

    test('sent twice at once are there once', async () => {
      const both = await Promise.all([give(casework(), pdf(`${where} 3`)), give(casework(), pdf(`${where} 3`))])
      assert.deepEqual(both.map(({ result }) => result).toSorted(), ['done', 'refused'])
      await agrees()
    })

    test('are erased when they are withdrawn, name and all, and the record keeps the hash', async () => {
      const id = await attached(casework(), pdf(`${where} 4`))
      const done = await withdrawAttachment(
        casework(),
        await trust.person('editor'),
        trust.place,
        id,
        'Names a patient',
      )
      assert.equal(done.result, 'done')
      assert.equal(await readAttachment(casework(), await trust.person('editor'), trust.place, id), null)
      const { rows } = await door.owner.query('select name, content from dspt.attachments where id = $1', [id])
      assert.deepEqual(rows, [{ name: '', content: null }])
      assert.ok(!readdirSync(folder).includes(id))
      const [kept] = (await trust.now()).attachments.filter((each) => each.id === id)
      assert.equal(kept?.sha256.length, 64)
      await agrees()
    })

    test('that are not what was attached are given to nobody', async () => {
      const id = await attached(casework(), pdf(`${where} 5`))
      const changed = pdf(`${where} 6`)
      await tamper(id, changed)
      await assert.rejects(
        async () => readAttachment(casework(), await trust.person('editor'), trust.place, id),
        /verify/,
      )
      await tamper(id, pdf(`${where} 5`))
    })

    async function tamper(id: string, content: Buffer): Promise<void> {
      if (attachmentsFolder !== null) writeFileSync(join(attachmentsFolder, id), content)
      else await door.owner.query('update dspt.attachments set content = $2 where id = $1', [id, content])
    }
  })
}

describe('a file is not taken, and nothing of it kept,', () => {
  const infected: Scan = async () => ({ state: 'infected', signature: 'Test.Signature' })
  const away: Scan = async () => ({ state: 'away', because: 'no such socket' })
  const cases: readonly [why: string, scan: Scan | null, content: Buffer, result: string][] = [
    ['with a virus in it', infected, pdf('virus'), 'infected'],
    ['while the scanner is away', away, pdf('unknown'), 'not-scanned'],
    ['of a kind that is none of these', null, Buffer.from('MZ a program'), 'no-kind'],
    ['that is empty', null, Buffer.alloc(0), 'refused'],
  ]
  for (const [why, scan, content, result] of cases)
    test(why, async () => {
      const before = await state()
      const given = await give({ ...door.casework, scan, attachmentsFolder: folder }, content)
      assert.equal(given.result, result)
      assert.deepEqual(await state(), before)
    })

  test('and one that the scanner finds nothing in is', async () => {
    const seen: number[] = []
    const scan: Scan = async (content) => {
      seen.push(content.length)
      return { state: 'clean' }
    }
    const content = pdf('scanned')
    assert.equal((await give({ ...door.casework, scan }, content)).result, 'done')
    assert.deepEqual(seen, [content.length])
  })

  test('where its transaction fails, though it lay in the folder: it is swept away after a day', async () => {
    const before = await state()
    const failing: Casework = {
      ...door.casework,
      attachmentsFolder: folder,
      clock: { ...door.casework.clock, now: () => 'never' },
    }
    await assert.rejects(give(failing, pdf('broken off')))
    const [left] = readdirSync(folder).filter((name) => !before.files.includes(name))
    assert.ok(left)
    const now = door.casework.clock.now()
    writtenAt(left, now)
    assert.equal(await sweepAttachments({ ...door.casework, attachmentsFolder: folder }), 0)
    writtenAt(left, '2021-05-31T08:59:59Z')
    assert.equal(await sweepAttachments({ ...door.casework, attachmentsFolder: folder }), 1)
    assert.deepEqual(await state(), before)
  })
})

test('the sweep takes what was withdrawn and left behind, and what was never finished, and nothing else', async () => {
  const casework: Casework = { ...door.casework, attachmentsFolder: folder }
  const id = await attached(casework, pdf('left behind'))
  await withdrawAttachment(
    { ...casework, attachmentsFolder: null },
    await trust.person('editor'),
    trust.place,
    id,
    'Wrong',
  )
  assert.ok(readdirSync(folder).includes(id))
  const part = '00000000-0000-4000-8000-000000000009.part'
  for (const name of [part, 'README']) writeFileSync(join(folder, name), 'x')
  for (const name of readdirSync(folder)) writtenAt(name, '2021-01-01T00:00:00Z')
  assert.equal(await sweepAttachments(casework), 2)
  assert.ok(readdirSync(folder).includes('README'))
  await agrees()
})

test('a file in the folder is for nobody else on the machine', async () => {
  const id = await attached({ ...door.casework, attachmentsFolder: folder }, pdf('mine alone'))
  assert.equal(statSync(join(folder, id)).mode & 0o777, 0o600)
  assert.deepEqual(readFileSync(join(folder, id)), pdf('mine alone'))
})

function pdf(text: string): Buffer {
  return Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`)
}

/** To the one item, of which no more than ten can be. */
async function give(casework: Casework, content: Buffer) {
  const given = { name: 'C:\\evidence\\policy.pdf', content }
  return attachEvidence(casework, await trust.person('editor'), trust.place, item, given)
}

async function attached(casework: Casework, content: Buffer): Promise<string> {
  const handled = await give(casework, content)
  assert.equal(handled.result, 'done')
  return (handled.result === 'done' && handled.casefile.attachments.at(-1)?.id) || ''
}

async function names(casework: Casework, key: string) {
  return namesOfAttachments(casework, await trust.person(key), trust.place)
}

function writtenAt(name: string, instant: string): void {
  const at = new Date(instant)
  utimesSync(join(folder, name), at, at)
}

async function state() {
  const { rows } = await door.owner.query('select count(*) from dspt.attachments')
  return { files: readdirSync(folder), rows, version: (await trust.now()).version }
}

/** The events, the rows and the folder tell of the same files. */
async function agrees(): Promise<void> {
  const { attachments } = await trust.now()
  const { rows } = await door.owner.query('select id from dspt.attachments where erased_at is null order by id')
  const there = attachments.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id)
  assert.deepEqual(
    rows.map(({ id }) => id),
    there.toSorted(),
  )
}
