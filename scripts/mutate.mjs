/** Changes core in small ways and says which changes no test noticed: `npm run mutate`, or `npm run mutate -- src/core/plan`. */
import { join } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

const project = join(import.meta.dirname, '..')
const folders = process.argv.slice(2).filter((each) => !each.startsWith('--'))
const patterns = (folders.length === 0 ? ['src/core'] : folders).map((each) =>
  each.endsWith('.ts') ? each : `${each.replace(/\/$/, '')}/**/*.ts`,
)

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
    '!docs/*.md',
    '!package.json',
  ],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.MUTATE_CONCURRENCY ?? 1),
  incremental: true,
  incrementalFile: '.mutate/results.json',
  force: process.argv.includes('--force'),
  tempDirName: '.mutate/copies',
  reporters: ['progress-append-only'],
  timeoutMS: 4_000,
  allowConsoleColors: false,
  logLevel: 'warn',
})
await stryker.runMutationTest()
console.log(`${Math.round((performance.now() - started) / 1000)} s`)
