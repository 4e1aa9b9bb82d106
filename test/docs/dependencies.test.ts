import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packagesAtRunTime } from '../../scripts/list-dependencies.mjs'
import { projectFolder } from './fresh.ts'

type Package = { readonly dependencies: Versions; readonly devDependencies: Versions }
type Versions = Readonly<Record<string, string>>

const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package
const all = { ...dependencies, ...devDependencies }

test('each dependency has its line in docs/dependencies.md, and no other has', () => {
  const listed = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
  assert.deepEqual(listed.toSorted(), Object.keys(all).toSorted())
})

test('each dependency is pinned to one version', () => {
  const runtime = JSON.parse(read('scripts/runtime/package.json')) as { readonly optionalDependencies: Versions }
  const { runtime: folder, ...others } = { ...all, ...runtime.optionalDependencies }
  assert.equal(folder, 'file:scripts/runtime')
  for (const [name, version] of Object.entries(others)) assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name)
})

test('the lock file names no address but the folder of a package of ours', () => {
  const resolved = [...read('package-lock.json').matchAll(/"resolved": "([^"]+)"/g)].map(([, address]) => address)
  assert.deepEqual(resolved, ['scripts/runtime'])
})

test('the Node that comes with the packages runs no service', () => {
  for (const { name } of packagesAtRunTime()) assert.doesNotMatch(name, /^node-(linux|win)-|^runtime$/)
})

/** All of them let anybody use, change and pass on the code, and ask for no more than their notice. */
const allowed = /^\(?(MIT|MIT-0|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|0BSD)( OR .*\))?$/

test('each package that runs with the service is listed with its version, and its licence is one that we allow', () => {
  const rows = [...read('docs/generated/dependencies-listed.md').matchAll(/^\| `([^`]+)` \| (\S+) \| ([^|]+) \|/gm)]
  const listed = rows.map(([, name, version, licence]) => `${name}@${version} ${licence?.trim()}`)
  const locked = packagesAtRunTime()
  assert.deepEqual(
    listed.toSorted(),
    locked.map(({ name, version, licence }) => `${name}@${version} ${licence}`).toSorted(),
  )
  for (const { name, licence } of locked) assert.match(licence, allowed, name)
})

function read(file: string): string {
  return readFileSync(join(projectFolder, file), 'utf8')
}
