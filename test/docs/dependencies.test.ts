import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
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
  for (const [name, version] of Object.entries(all)) assert.match(version, /^\d+\.\d+\.\d+(-[\w.]+)?$/, name)
})

test('the lock file names no address', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"/)
})

function read(file: string): string {
  return readFileSync(join(projectFolder, file), 'utf8')
}
