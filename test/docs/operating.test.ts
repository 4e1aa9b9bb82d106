import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from './fresh.ts'
import { isTest, sources } from './sources.ts'

const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8')

const settingsPage = read('docs/settings.md')
const settingsCode = sources('src')
  .filter((source) => source.path.startsWith('src/settings/') && !isTest(source))
  .map(({ text }) => text)
  .join('\n')

/** Each script of package.json but those that npm runs before another. */
const scripts = Object.keys((JSON.parse(read('package.json')) as { readonly scripts: object }).scripts)
const commands = scripts.filter((name) => !(name.startsWith('pre') && scripts.includes(name.slice(3))))

test('each setting that the code reads stands in docs/settings.md', () => {
  const names = settingsCode.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\b(?<=set\.|\{ |, )[A-Z]{4,}\b/g) ?? []
  assert.ok(names.length > 20)
  assert.deepEqual(
    [...new Set(names)].filter((name) => !settingsPage.includes(`\`${name}\``)),
    [],
  )
})

test('docs/settings.md lists no setting that the code does not read', () => {
  const rows = [...settingsPage.matchAll(/^\| (`[A-Z].*?) \|/gm)].map(([, names = '']) => names)
  const listed = rows.flatMap((names) => names.match(/[A-Z_]+/g) ?? [])
  assert.deepEqual(
    listed.filter((name) => !new RegExp(`\\b${name}\\b`).test(settingsCode)),
    [],
  )
})

test('each command stands in the README or in docs/commands.md', () => {
  const pages = read('README.md') + read('docs/commands.md')
  assert.deepEqual(
    commands.filter((name) => !new RegExp(`npm (run (--silent )?)?${name}(?![\\w:-])`).test(pages)),
    [],
  )
})

test('each command that a page names is there to be run', () => {
  for (const page of ['README.md', 'CONTRIBUTING.md', 'docs/commands.md', 'docs/operating.md', 'docs/settings.md']) {
    const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z:-]+)/g)].map(([, name = '']) => name)
    for (const name of named) assert.ok(commands.includes(name), `${page}: ${name}`)
  }
})

test('each metric that docs/operating.md names is measured', () => {
  const metrics = read('src/http/metrics.ts')
  const named = read('docs/operating.md').match(/\bdspt_(?!service)\w+/g) ?? []
  assert.ok(named.length > 2)
  for (const name of named) assert.ok(metrics.includes(`'${name}'`), name)
})
