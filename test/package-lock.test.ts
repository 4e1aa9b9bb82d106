import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

type Locked = { readonly optionalDependencies?: Readonly<Record<string, string>> }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>
}

/** `npm ci` refuses a lock file without the variants of a package for other machines, which npm sometimes leaves out. */
test('the lock file names the variants of a package for every machine', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  )
  assert.deepEqual(missing, [])
})

/** npm looks beside the dependent's own packages first, then in the folders above. */
function isLocked(path: string, name: string): boolean {
  if (Object.hasOwn(lock.packages, `${path}/node_modules/${name}`.replace(/^\//, ''))) return true
  return path !== '' && isLocked(path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0)), name)
}
