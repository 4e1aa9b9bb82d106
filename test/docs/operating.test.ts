import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from './fresh.ts'

const read = (file: string) => readFileSync(join(projectFolder, file), 'utf8')

test('each setting that is read stands in the README’s table', () => {
  const readme = read('README.md')
  const table = readme.slice(readme.indexOf('## Settings'))
  const sources = readdirSync(join(projectFolder, 'src')).filter((file) => /settings\.ts$/.test(file))
  const texts = sources.map((file) => read(`src/${file}`)).join('\n')
  const names = new Set(texts.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b|\bset\.[A-Z]+\b/g) ?? [])
  const missing = [...names].map((name) => name.replace('set.', '')).filter((name) => !table.includes(`\`${name}\``))
  assert.deepEqual(
    missing.filter((name) => name !== 'NODE_ENV' && name !== ''),
    [],
  )
})

test('each command that docs/operating.md names is there to be run', () => {
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
  const named = [...read('docs/operating.md').matchAll(/npm run (?:--silent )?([a-z-]+)/g)].map(([, name = '']) => name)
  assert.ok(named.length > 3)
  assert.deepEqual(
    named.filter((name) => scripts[name] === undefined),
    [],
  )
})
