/**
 * Changes core in small ways and says which changes no test noticed: `npm run mutate`, or `npm run mutate -- src/core/plan`
 * for one folder; what is known of the others is kept. `--force` tries everything again, `--report` only writes the report.
 */

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { isSurvivor, report, scoreOf } from './mutate/report.mjs'
import { resultsOf } from './mutate/results.mjs'

const project = join(import.meta.dirname, '..')
const folders = process.argv.slice(2).filter((each) => !each.startsWith('--'))
const patterns = (folders.length === 0 ? ['src/core'] : folders).map((each) =>
  each.endsWith('.ts') ? each : `${each.replace(/\/$/, '')}/**/*.ts`,
)

const storedIn = '.mutate/results.json'
const started = performance.now()
process.chdir(project)
const stryker = new Stryker({
  mutate: [...patterns, '!**/*.test.ts', '!**/*.builders.ts'],
  testRunner: 'core',
  plugins: [join(import.meta.dirname, 'mutate/runner-plugin.mjs')],
  ignorePatterns: [
    '*',
    '!src',
    '!src/core',
    '!src/core/**',
    '!test',
    '!test/docs',
    '!test/docs/**',
    '!docs',
    '!docs/generated',
    '!docs/generated/*.md',
    '!package.json',
  ],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.MUTATE_CONCURRENCY ?? 1),
  incremental: true,
  incrementalFile: storedIn,
  force: process.argv.includes('--force'),
  tempDirName: '.mutate/copies',
  reporters: ['progress-append-only'],
  timeoutMS: 4_000,
  allowConsoleColors: false,
  logLevel: 'warn',
})
const lastRun = '.mutate/last-whole-run.json'
if (!process.argv.includes('--report')) {
  await stryker.runMutationTest()
  if (folders.length === 0) writeFileSync(lastRun, JSON.stringify(thisRun()))
}

const changes = resultsOf(project, storedIn)
writeFileSync(
  'docs/generated/mutation.md',
  `${report(changes, existsSync(lastRun) ? JSON.parse(readFileSync(lastRun, 'utf8')) : null)}\n`,
)
const unexplained = changes.filter((change) => isSurvivor(change) && change.reason === null)
process.stdout.write(
  `${scoreOf(changes)} % of the changes are noticed; ${unexplained.length} were not, without a reason\n`,
)
process.exit(unexplained.length === 0 ? 0 : 1)

/** On what the run was made: a report that is only written again later still says so. */
function thisRun() {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout?.trim() || 'unknown'
  return {
    on: new Date().toISOString().slice(0, 10),
    commit,
    seconds: (performance.now() - started) / 1000,
    load: loadavg()[2],
    processors: cpus().length,
    node: process.versions.node,
  }
}
