// Runs the tests of Node's own runner: compiled once, many files in one process, some processes beside each other.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileAll, compiledHook } from './compile-tests.mjs'

const project = join(import.meta.dirname, '..')
/** One more than the cores that are asked for: some wait for servers to start and stop. */
const processes = 3
/** Far longer than any takes, in milliseconds, so that no wait is without an end: for one test, and for all of them. */
const [longestTest, longestRun] = [300_000, 1_800_000]

/** Runs every test file; gives how many tests passed and failed. `env` is added to the environment of the tests. */
export async function nodeTests(env, scratch) {
  await compileAll()
  const runs = shares(testFiles()).map((files, index) => runTogether(files, join(scratch, `node-${index}.tap`), env))
  const results = await Promise.all(runs)
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
  }
}

function testFiles() {
  return ['src', 'test', 'soak'].flatMap((folder) =>
    readdirSync(join(project, folder), { recursive: true })
      .filter((file) => /\.test\.tsx?$/.test(file))
      .map((file) => join(folder, file)),
  )
}

/** The files in as many shares as there are processes; those that use a database, which take longest, are dealt out evenly. */
function shares(files) {
  const dealt = Array.from({ length: processes }, () => [])
  const sorted = files.toSorted((one, other) => weightOf(other) - weightOf(one) || (one < other ? -1 : 1))
  for (const [index, file] of sorted.entries()) dealt[index % processes].push(file)
  return dealt
}

function weightOf(file) {
  const text = readFileSync(join(project, file), 'utf8')
  const usesDatabase = /testDatabase|testCasework|testWeb|child_process|startService/.test(text)
  return (usesDatabase ? 1_000_000 : 0) + statSync(join(project, file)).size
}

/** One process that runs these files one after the other, each as a suite of its own, so that its hooks are its own too. */
async function runTogether(files, report, env) {
  const suite = `${report}.mjs`
  writeFileSync(suite, suiteOf(files))
  const hook = pathToFileURL(compiledHook).href
  const child = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      '--import',
      hook,
      '--test',
      '--test-isolation=none',
      `--test-timeout=${longestTest}`,
      '--test-reporter=dot',
      '--test-reporter-destination=stdout',
      '--test-reporter=tap',
      `--test-reporter-destination=${report}`,
      suite,
    ],
    { stdio: 'inherit', cwd: project, timeout: longestRun, env: { ...process.env, ...env, COMPILED_HOOK: hook } },
  )
  await once(child, 'exit')
  return readReport(readFileSync(report, 'utf8'), files)
}

function suiteOf(files) {
  const lines = files.map((file) => {
    const address = pathToFileURL(join(project, file)).href
    return `describe('${file}', async () => { await import('${address}') })`
  })
  return ["import { describe } from 'node:test'", ...lines, ''].join('\n')
}

/** A test that is skipped proves nothing, so it counts as failed; so does a process that ended before its last file. */
function readReport(tap, files) {
  const total = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0)
  const failures = [...tap.matchAll(/^( *)not ok [^\n]*\n\1 {2}---\n[\s\S]*?\n\1 {2}\.\.\.$/gm)]
  for (const [failure] of failures) console.log(failure.slice(0, 2000))
  const ran = new Set([...tap.matchAll(/^(?:not )?ok \d+ - (\S+)/gm)].map(([, name]) => name))
  for (const [left] of tap.matchAll(/^.*# (?:SKIP|TODO).*$/gm)) console.log(left.trim())
  const missing = files.filter((file) => !ran.has(file))
  for (const file of missing) console.log(`not run: ${file}`)
  const failed = ['fail', 'cancelled', 'skipped', 'todo'].reduce((sum, what) => sum + total(what), 0)
  return { passed: total('pass'), failed: Math.max(failed, failures.length === 0 ? 0 : 1) + missing.length }
}
