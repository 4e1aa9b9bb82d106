import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { hostileFiles } from '../../test/hostile/hostile-files.ts'
import { runsTypescript } from '../../test/support/runs-typescript.ts'
import { editedTemplate } from '../../test/workbooks/edited-template.ts'
import { day } from '../core/day.ts'
import { anItem } from '../core/plan/plan.builders.ts'
import { readPlan } from '../workbook/checking/read-plan.ts'
import { checkCommand } from './check.ts'
import { templateCommand } from './template.ts'

const folder = mkdtempSync(join(tmpdir(), 'plan-'))
after(() => rmSync(folder, { recursive: true }))

const context = { today: day('2021-06-15') }
const check = (...args: readonly string[]) => checkCommand.run(args, context)
const template = (...args: readonly string[]) => templateCommand.run(args, context)

function saved(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('check', () => {
  test('ends with 0 if there is nothing to fix, with hints or without', async () => {
    const path = saved('clean.xlsx', await editedTemplate({ items: [anItem()], plan: { F2: 'Executive team' } }))
    const { exitCode, output, error } = await check(path)
    assert.deepEqual([exitCode, error], [0, ''])
    assert.match(output, /Worth checking\nH1 {2}Improvement plan F2/)
    assert.match(output, /Nothing to fix, 1 worth checking\.$/)
  })

  test('ends with 1 and names rule, sheet and cell of every problem and finding', async () => {
    const path = saved('wrong.xlsx', await editedTemplate({ plan: { I2: 'Q3' } }))
    const { exitCode, output } = await check(path)
    assert.equal(exitCode, 1)
    assert.match(output, /P4 {2}Improvement plan I2 {2}“Q3” is a quarter, not a day/)
    assert.match(output, /A1 {2}Improvement plan I5 {2}4\.5\.3 has no completion date/)
  })

  test('gives the same as JSON with --json', async () => {
    const path = saved('json.xlsx', await editedTemplate({ plan: { I2: 'Q3' } }))
    const { exitCode, output } = await check(path, '--json')
    const report = JSON.parse(output)
    assert.equal(exitCode, 1)
    assert.deepEqual([report.organisation.code, report.on, report.problems.length], ['XCE', '2021-07-01', 1])
    assert.deepEqual(
      [report.problems[0].rule, report.problems[0].sheet, report.problems[0].cell, report.problems[0].holds],
      ['P4', 'Improvement plan', 'I2', 'Q3'],
    )
    assert.ok(report.findings.every((found: Record<string, unknown>) => found.rule && found.sheet && found.cell))
  })

  test('checks by the guidance of another day with --on', async () => {
    const path = saved('on.xlsx', await editedTemplate({ items: [anItem()] }))
    assert.match((await check(path, '--on', '2021-10-01')).output, /H4 .* 29 September 2021, which is/)
    assert.equal((await check(path, '--on', '2021-05-18')).exitCode, 2)
    assert.match((await check(path, '--on', '31/12/2021')).error, /is not a day: write it as 2021-07-01/)
  })

  test('ends with 2 and the reason for each hostile file', async () => {
    for (const { name, make } of hostileFiles.slice(0, 12)) {
      const { exitCode, error } = await check(saved('hostile.xlsx', make()))
      assert.equal(exitCode, 2, name)
      assert.match(error, /hostile\.xlsx: The /, name)
    }
  })

  test('ends with 2 for a file that is not there, a folder, and no file at all', async () => {
    assert.match((await check(join(folder, 'none.xlsx'))).error, /cannot be read/)
    assert.match((await check(folder)).error, /is not a file/)
    assert.match((await check()).error, /Name one file/)
    assert.match((await check('a', '--why')).error, /Unknown option/)
    const { exitCode, output } = await check(folder, '--json')
    assert.deepEqual([exitCode, JSON.parse(output).refused.reason], [2, 'unreadable'])
  })
})

describe('template', () => {
  const complete = ['--organisation', 'xce', '--gaps', '4.5.3, 1.6.5,4.5.3', '--out', join(folder, 'new.xlsx')]

  test('writes a file made today that reads back as the gaps', async () => {
    const { exitCode } = await template(...complete)
    assert.equal(exitCode, 0)
    const reading = await readPlan(readFileSync(join(folder, 'new.xlsx')))
    assert.ok(reading.read)
    const { organisation, madeOn, cycle, items } = reading.plan
    assert.deepEqual([organisation.code, organisation.name], ['XCE', 'Central England NHS Trust'])
    assert.deepEqual(
      [madeOn, cycle, items.map(({ item }) => item.evidence)],
      ['2021-06-15', '2020-21', ['1.6.5', '4.5.3']],
    )
  })

  test('accepts another day and name, and an unknown code', async () => {
    const path = join(folder, 'other.xlsx')
    await template('--organisation', '00X', '--gaps', '9.9.9', '--out', path, '--on', '2021-09-01', '--name', 'A CCG')
    const reading = await readPlan(readFileSync(path))
    assert.ok(reading.read)
    assert.deepEqual(reading.plan.organisation, { code: '00X', name: 'A CCG' })
    assert.equal(reading.plan.madeOn, '2021-09-01')
  })

  const refusals: readonly [name: string, args: readonly string[], reason: RegExp][] = [
    ['no organisation', ['--gaps', '1.6.5', '--out', 'x'], /ODS code/],
    ['no gaps', ['--organisation', 'XCE', '--out', 'x'], /not an evidence item/],
    [
      'an ill-formed gap',
      ['--organisation', 'XCE', '--gaps', '1.6.5,4.5', '--out', 'x'],
      /“4\.5” is not an evidence item/,
    ],
    ['nowhere to write', ['--organisation', 'XCE', '--gaps', '1.6.5'], /Name the file to write/],
    ['an unknown cycle', [...complete, '--cycle', '2031-32'], /toolkit year “2031-32” is not known/],
    ['a cycle without guidance', [...complete, '--cycle', '2021-22'], /No guidance for 2021-22/],
    ['a day before the guidance', [...complete, '--on', '2021-05-18'], /in force on 18 May 2021/],
    [
      'a folder that is not there',
      ['--organisation', 'XCE', '--gaps', '1.6.5', '--out', join(folder, 'no', 'x')],
      /cannot be written/,
    ],
    ['a stray word', [...complete, 'please'], /“please” is not expected/],
  ]
  for (const [name, args, reason] of refusals) {
    test(`ends with 2 for ${name}`, async () => {
      const { exitCode, error } = await template(...args)
      assert.equal(exitCode, 2)
      assert.match(error, reason)
    })
  }
})

test('an unknown command names those there are', () => {
  const command = [...runsTypescript, join(import.meta.dirname, 'main.ts'), 'no']
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', timeout: 60_000 })
  assert.equal(status, 2)
  assert.match(stderr, /check -- FILE\.xlsx/)
})
