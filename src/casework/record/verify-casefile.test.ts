import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Attaching, attaching, pdf } from '../../../test/support/attaching.ts'
import { withdrawAttachment } from '../attachments/attachments.ts'
import type { Services } from '../services.ts'
import { exportCasefile } from './export-casefile.ts'
import { verify } from './verify.ts'

let made: Attaching
let [here, there, gone, goneThere] = ['', '', '', '']

before(async () => {
  made = await attaching()
  const { door, folder, attached } = made
  const inFolder: Services = { ...door.casework, attachmentsFolder: folder }
  here = await attached(made.door.casework, pdf('here'))
  there = await attached(inFolder, pdf('there'))
  gone = await attached(made.door.casework, pdf('gone'))
  goneThere = await attached(inFolder, pdf('gone there'))
  const editor = await made.trust.person('editor')
  for (const id of [gone, goneThere]) await withdrawAttachment(inFolder, editor, made.trust.place, id, 'Wrong')
})

after(() => made.close())

test('untouched files have no error', async () => assert.deepEqual(await errorsFound(), []))

describe('files that somebody tampered with are found:', () => {
  const set = (id: string, change: string) => `update dspt.attachments set ${change} where id = '${id}'`
  const cases: readonly [what: string, tamper: () => string, found: string][] = [
    [
      'content changed',
      () => set(here, `content = '%PDF-hera'`),
      'file 1 of 4.5.3: its content is not what was attached',
    ],
    ['hash changed', () => set(here, `sha256 = repeat('0', 64)`), 'file 1 of 4.5.3: its row is not what was recorded'],
    [
      'erased',
      () => set(here, `name = '', content = null, erased_at = now()`),
      'file 1 of 4.5.3: it was erased, and nobody withdrew it',
    ],
    [
      'row removed',
      () => `delete from dspt.attachments where id = '${here}'`,
      'file 1 of 4.5.3: there is no row of it',
    ],
    [
      'put back',
      () => set(gone, `content = '%PDF-gone', erased_at = null`),
      'file 3 of 4.5.3: it was withdrawn, and its content is still there',
    ],
    [
      'slipped in',
      () => `insert into dspt.attachments select 'c0ffee00-0000-4000-8000-000000000000', organisation, cycle, evidence, name,
        kind, bytes, sha256, stored_in, content, attached_at, erased_at from dspt.attachments where id = '${here}'`,
      'attachment c0ffee00-0000-4000-8000-000000000000: no event says that it was attached',
    ],
  ]
  for (const [what, tamper, found] of cases)
    test(what, async () => {
      await made.door.owner.query('create temp table kept as select * from dspt.attachments')
      await made.door.owner.query(tamper())
      const after = await errorsFound()
      await made.door.owner.query(
        'delete from dspt.attachments; insert into dspt.attachments select * from kept; drop table kept',
      )
      assert.deepEqual(after, [found])
    })

  test('changed in the folder, removed from it, left in it, or no folder at all', async () => {
    writeFileSync(join(made.folder, there), 'other')
    assert.deepEqual(await errorsFound(), ['file 2 of 4.5.3: its content is not what was attached'])
    rmSync(join(made.folder, there))
    assert.deepEqual(await errorsFound(), ['file 2 of 4.5.3: its content is missing'])
    writeFileSync(join(made.folder, there), pdf('there'))
    writeFileSync(join(made.folder, goneThere), pdf('gone there'))
    const left = 'its content is still in the folder until the next hourly cleanup'
    assert.deepEqual(await errorsFound(), [`file 4 of 4.5.3: it was withdrawn, and ${left}`])
    rmSync(join(made.folder, goneThere))
    const unset = 'it is kept in a folder, and ATTACHMENTS_DIR is not set'
    assert.deepEqual(await errorsFound(null), [`file 2 of 4.5.3: ${unset}`])
  })
})

test('an exported casefile holds its files, and each is proved with Node alone', async () => {
  const exported =
    (await exportCasefile(
      { ...made.door.casework, attachmentsFolder: made.folder },
      made.trust.place.organisation.code,
      '2020-21',
    )) ?? ''
  const cases: readonly [change: (text: string) => string, message: RegExp][] = [
    [(text) => text, /2 attached files, every one as it was attached/],
    [
      (text) => text.replace(pdf('here').toString('base64'), pdf('hera').toString('base64')),
      /^file 1 of 4\.5\.3 is not what was attached/,
    ],
    [
      (text) => text.replace(`"id": "${there}",\n   "name"`, '"id": "another",\n   "name"'),
      /^file 2 of 4\.5\.3 is missing/,
    ],
    [
      (text) => text.replace('"attachments": [', `"attachments": [{"id":"${gone}","content":""},`),
      /is in no event, or was withdrawn/,
    ],
  ]
  for (const [change, message] of cases) {
    const file = join(made.folder, 'exported.json')
    writeFileSync(file, change(exported))
    const { stdout, stderr } = spawnSync('node', ['scripts/verify-export.mjs', file], {
      encoding: 'utf8',
      timeout: 60_000,
    })
    assert.match(`${stderr}${stdout.split('\n').slice(1).join('\n')}`, message)
  }
})

async function errorsFound(attachmentsFolder: string | null = made.folder): Promise<readonly string[]> {
  const { errors: found } = await verify({ ...made.door.casework, attachmentsFolder }, [])
  const about = `${made.trust.place.organisation.code}/2020-21 `
  return found.map(({ kind, where, what }) => `${kind === 'attachment' ? where.replace(about, '') : kind}: ${what}`)
}
