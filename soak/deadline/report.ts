import { cpus, platform, release, totalmem } from 'node:os'
import { size, targets } from './evening.ts'
import { percent } from './percent.ts'
import { byKind, byName, memory, overview } from './tables.ts'
import { type Evening, missedTargets } from './targets.ts'

/** The whole report as Markdown. */
export function report(evening: Evening): string {
  const { measured, checked } = evening
  const errors = measured.flatMap(({ load }) => load.errors)
  const sections = [
    opening(evening),
    conditions(evening),
    howMeasured,
    overview(measured),
    '## By kind of request',
    ...measured.map(byKind),
    `## Each request of the ${measured.at(-1)?.stretch.name.toLowerCase() ?? ''}`,
    byName(measured.at(-1)),
    '## Memory and processors',
    ...measured.map(memory),
    recordAfterwards(evening),
    ...firstOf('Not as acknowledged', checked.missing),
    ...firstOf('Integrity errors', checked.integrityErrors),
    ...firstOf('Errors', errors),
  ]
  return `${sections.join('\n\n')}\n`
}

function opening(evening: Evening): string {
  const missed = missedTargets(evening)
  return `# The evening of the deadline

Written by \`npm run soak -- deadline\`, which sets the evening up, plays it on the built service, checks the record and stops by itself; it ends with 1 where a target is missed.

${missed.length === 0 ? 'Every target was reached.' : `Missed: ${missed.join('; ')}.`}`
}

function conditions({ onServer }: Evening): string {
  return `| | |
| --- | --- |
| Machine | ${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}; service, database and generator share them |
| Versions | Node ${process.version}; PostgreSQL ${onServer ? 'on a server that was given' : 'embedded, every commit flushed to the disk'} |
| Service | \`dist/src/main.js\` as in production (\`NODE_ENV=production\`, log to a file, the workers in the same process), but on loopback and without TLS; its clock is set to the evening of 30 June 2021 |
| People | ${size.organisations} organisations with two editors and a SIRO each, ${size.reviewers} reviewers, all signed in; each organisation has a network address of its own, through \`TRUSTED_PROXIES\` |
| Plans | 8 to 14 items each; one in four was sent before the evening and awaits review, the others are half written |`
}

const howMeasured = `## What people do, and how it is measured

Everybody follows a journey with the real pages and forms: an editor reads, writes the items left, uploads a filled workbook in two requests, the SIRO signs, the editor sends; a second editor reads and writes two items; reviewers open the queue, judge, approve, and return one plan in ten, which its editor corrects and sends again. Of all requests 60 % are drawn for the first editor with the SIRO, 30 % for the second, 10 % for the reviewers.

Requests fall due at a fixed rate, evenly spaced, whether earlier ones are answered or not. Milliseconds are counted from when a request was due until the last byte of its answer, so that waiting in any queue is in them. Targets: no error, p99 at most ${targets.p99} ms, memory flat (the last minute at most ${percent(targets.memoryGrowth)} above the second).`

function recordAfterwards({ checked, errorsLogged, exitCode }: Evening): string {
  const { counts } = checked
  return `## The record afterwards

Each action that the service acknowledged was looked up in the database: that each item of a plan has its last text, that each sent plan has its texts, and that nothing is recorded more often than it was acknowledged.

| acknowledged | |
| --- | --- |
| Items saved | ${counts.saved} |
| Workbooks imported | ${checked.counts['took-in']} |
| Plans signed off | ${checked.counts['signed-off']} |
| Plans sent | ${counts.sent} |
| Judgements saved | ${counts.judged} |
| Plans approved, returned | ${counts.approved}, ${counts.returned} |
| Not as acknowledged | ${checked.missing.length} |
| Integrity errors found by \`verify\` | ${checked.integrityErrors.length} in ${checked.events} events |
| Errors in the service’s log | ${errorsLogged} |
| The service, told to stop | ended with ${exitCode} |`
}

function firstOf(what: string, list: readonly string[]): readonly string[] {
  const shown = list.slice(0, 20).map((each) => `- ${each}`)
  return list.length === 0 ? [] : [`${what}, the first of ${list.length}:`, shown.join('\n')]
}
