import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The scripts that npm runs by itself when it installs, packs or publishes, from its manual under “scripts”. */
const runByNpm = [
  'dependencies',
  ...['install', 'prepare', 'publish', 'pack', 'version', 'shrinkwrap', 'uninstall'].flatMap(withHooks),
  ...['prepublish', 'prepublishOnly'],
]

test('no script has a name that npm runs by itself', () => {
  assert.deepEqual(
    Object.keys(scripts).filter((name) => runByNpm.includes(name)),
    [],
  )
})

test('scripts that run before or after another only install or build', () => {
  const hooks = Object.entries(scripts).filter(([name]) => isHook(name))
  for (const [name, command] of hooks) assert.match(command, /^node scripts\/(install|prestart)\.mjs$/, name)
})

/** As a script of its own, so that the script after it finds the Node that came with the packages. */
test('each script has one before it that installs what it needs', () => {
  const installThemselves = ['build', 'test', 'test:server']
  const names = Object.keys(scripts).filter((name) => !isHook(name) && !installThemselves.includes(name))
  assert.deepEqual(
    names.filter((name) => scripts[`pre${name}`] === undefined),
    [],
  )
})

test('git ignores everything that npm start and npm test write into the project', () => {
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
