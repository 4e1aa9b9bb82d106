import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** What npm runs by itself when it installs, packs, publishes or numbers, as its manual has it under “scripts”. */
const runUnasked = [
  'dependencies',
  ...['install', 'prepare', 'publish', 'pack', 'version', 'shrinkwrap', 'uninstall'].flatMap(withHooks),
  ...['prepublish', 'prepublishOnly'],
]

test('no script bears a name that npm runs unasked', () => {
  assert.deepEqual(
    Object.keys(scripts).filter((name) => runUnasked.includes(name)),
    [],
  )
})

test('what runs before or after a script has such a script, and only installs or builds', () => {
  const hooks = Object.entries(scripts).filter(([name]) => isHook(name))
  for (const [name, command] of hooks) assert.match(command, /^node scripts\/(install|prestart)\.mjs$/, name)
})

/** In a shell of its own, so that what runs then finds the Node that came with the packages. */
test('before each script what it needs is installed', () => {
  const installThemselves = ['build', 'test', 'test:server']
  const names = Object.keys(scripts).filter((name) => !isHook(name) && !installThemselves.includes(name))
  assert.deepEqual(
    names.filter((name) => scripts[`pre${name}`] === undefined),
    [],
  )
})

test('what the two commands write into the project is nothing that git sees', () => {
  const ignored = readFileSync('.gitignore', 'utf8').split('\n')
  for (const folder of ['node_modules/', 'dist/', 'data/', 'test-results/']) assert.ok(ignored.includes(folder), folder)
})

function isHook(name: string): boolean {
  const [, main = ''] = /^(?:pre|post)(.+)$/.exec(name) ?? []
  return Object.hasOwn(scripts, main)
}

function withHooks(name: string): readonly string[] {
  return [`pre${name}`, name, `post${name}`]
}
