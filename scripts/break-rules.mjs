/** Breaks the code of each rule in a copy of the sources and says whether a test of that name noticed: `npm run break-rules`. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { breaks } from './rule-breaks.mjs'

const project = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'broken-rules-'))
for (const part of ['src', 'test', 'package.json', 'tsconfig.json']) {
  cpSync(join(project, part), join(copy, part), { recursive: true })
}
symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))

const results = breaks.map(noticed)
rmSync(copy, { recursive: true })
writeFileSync(join(project, 'docs/generated/rule-breaks.md'), report(results))
const missed = results.filter(({ failed }) => failed.length === 0)
process.stdout.write(
  `${results.length - missed.length} of ${results.length} broken rules were noticed by a test of their name\n`,
)
process.exit(missed.length === 0 ? 0 : 1)

function noticed({ rule, file, find, put, tests }) {
  const path = join(copy, file)
  const whole = readFileSync(path, 'utf8')
  if (!whole.includes(find)) throw new Error(`${file} no longer holds “${find}”: renew the entry of ${rule}`)
  writeFileSync(path, whole.replaceAll(find, put))
  const failed = failingTests(tests.filter((test) => existsSync(join(copy, test)))).filter((name) =>
    new RegExp(`\\b${rule}\\b`).test(name),
  )
  writeFileSync(path, whole)
  process.stdout.write(`${rule}: ${failed.length === 0 ? `NOT NOTICED in ${file}` : failed[0]}\n`)
  return { rule, file, find, put, failed }
}

function failingTests(tests) {
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=tap', ...tests], {
    cwd: copy,
    encoding: 'utf8',
  })
  return [...run.stdout.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map(([, name]) => name)
}

function report(results) {
  const rows = results.map(({ rule, file, find, put, failed }) => {
    const [first = 'NOT NOTICED'] = failed
    return `| ${rule} | \`${file}\` | \`${oneLine(find)}\` → \`${oneLine(put) || 'nothing'}\` | ${first.replaceAll('|', '\\|')} |`
  })
  return [
    '# What happens when a rule is broken',
    '',
    'Written by `npm run break-rules`: the code of each rule is broken in a copy, and a test with the rule’s name has to fail.',
    '',
    '| Rule | File | How it is broken | Test that notices |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function oneLine(text) {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').trim()
}
