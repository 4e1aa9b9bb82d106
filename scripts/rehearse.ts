// Plays a whole toolkit year with made-up behaviour in a database of its own: npm run rehearse -- --cycle 2020-21
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { rehearse } from '../src/cli/rehearse/rehearse.ts'
import { type RehearseArguments, readRehearseArguments, rehearseUsage } from '../src/cli/rehearse/rehearse-arguments.ts'
import { progressOn, reportLines } from '../src/cli/rehearse/report.ts'
import { exitCodeOf, type RehearsalResult } from '../src/cli/rehearse/result.ts'
import { type Day, day } from '../src/core/day.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { type ScratchDatabase, startScratchServer } from './scratch-server.ts'

const opensFrom = day('2021-06-01')

const read = readRehearseArguments(process.argv.slice(2))
if ('wrong' in read) {
  console.error(`${read.wrong}\n${rehearseUsage}`)
  process.exitCode = 2
} else await run(read)

async function run(options: RehearseArguments): Promise<void> {
  const scratch = await startScratchServer(process.env.TEST_SERVER)
  const load = loadNow()
  const first = await timed(scratch, options, options.variants[0])
  const others: Timed[] = []
  for (const variant of options.variants.slice(1)) others.push(await timed(scratch, options, variant))
  const played = [first.rehearsed, ...others.map(({ rehearsed }) => rehearsed)] as const
  const report = withTimes(reportLines(played), [first, ...others], load)
  console.log(report.join('\n'))
  if (options.writeDocs) writeDocs(report, first.rehearsed.proven.length)
  process.exitCode = exitCodeOf(played)
}

type Scratch = (name: string) => Promise<ScratchDatabase>

type Timed = { readonly rehearsed: RehearsalResult; readonly seconds: number }

async function timed(scratch: Scratch, options: RehearseArguments, withAmendment: boolean): Promise<Timed> {
  const began = performance.now()
  const { url, drop } = await scratch(withAmendment ? 'with' : 'without')
  const database = openDatabase({ connection: url })
  let today: Day = opensFrom
  const clock = { today: () => today, now: () => `${today}T09:00:00.000Z` }
  const variant = withAmendment ? 'with the change of guidance' : 'without the change of guidance'
  const rehearsed = await rehearse({
    ...options,
    withAmendment,
    runsOn: (on) => on >= opensFrom,
    casework: { database, clock, publicUrl: 'https://rehearsal.example', contactEmail: null },
    standOn: (to) => {
      today = to
    },
    only: null,
    progress: progressOn({ isTTY: process.stderr.isTTY, write: (text) => process.stderr.write(text) }, variant),
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  await database.close()
  await drop()
  return { rehearsed, seconds: Math.round((performance.now() - began) / 1000) }
}

/** Adds the times before the last lines, which are only the totals. */
function withTimes(lines: readonly string[], played: readonly Timed[], load: string): readonly string[] {
  const totals = played.at(-1)?.rehearsed.proven.length ?? 0
  const times = played.map(({ rehearsed, seconds }) => {
    return `- Played ${rehearsed.withAmendment ? 'with' : 'without'} the change: ${rehearsed.commands} commands in ${seconds} seconds.`
  })
  const machine = `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`
  return [
    ...lines.slice(0, -totals - 1),
    '',
    '## Time',
    '',
    ...times,
    `- Machine: ${machine}; PostgreSQL on the same cores, without fsync.`,
    `- Load average (1, 5, 15 minutes): before ${load}; at the end ${loadNow()}.`,
    '',
    ...lines.slice(-totals),
  ]
}

function loadNow(): string {
  return loadavg()
    .map((each) => each.toFixed(1))
    .join(', ')
}

/** Puts the last lines into a block, so that Markdown keeps them as separate lines. */
function writeDocs(report: readonly string[], totals: number): void {
  const [title = '', ...rest] = report
  const how = 'Written by `npm run rehearse -- --cycle 2020-21 --compare --write-docs`. No test asserts a time.'
  const lines = [title, '', how, ...rest.slice(0, -totals), '```text', ...rest.slice(-totals), '```']
  writeFileSync(join(import.meta.dirname, '../docs/rehearsal.md'), `${lines.join('\n')}\n`)
}
