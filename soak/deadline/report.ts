import { cpus, platform, release, totalmem } from 'node:os'
import { type Stretch, size, targets } from './evening.ts'
import { type Figures, figuresByName, figuresOf } from './figures.ts'
import type { Told } from './generator.ts'
import { kinds } from './journeys/ask.ts'
import type { Checked } from './ledger.ts'
import type { Sample } from './watch.ts'

export type Measured = Told & { readonly stretch: Stretch; readonly samples: readonly Sample[] }

export type Evening = {
  readonly measured: readonly Measured[]
  readonly checked: Checked
  /** Of the service, when it was asked to stop. */
  readonly exitCode: number | null
  readonly errorsLogged: number
  readonly onServer: boolean
}

/** What was to be reached and was not, in sentences. */
export function missedTargets({ measured, checked, exitCode, errorsLogged }: Evening): readonly string[] {
  const { missing, flaws } = checked
  return [
    ...measured.flatMap(missedIn),
    ...(missing.length > 0 ? [`${missing.length} acknowledged actions are not as they were acknowledged`] : []),
    ...(flaws.length > 0 ? [`verify finds ${flaws.length} flaws`] : []),
    ...(errorsLogged > 0 ? [`The service logged ${errorsLogged} errors`] : []),
    ...(exitCode === 0 ? [] : [`The service ended with ${exitCode}`]),
  ]
}

function missedIn({ stretch: { name, perSecond }, load, samples }: Measured): readonly string[] {
  const { p99 } = figuresOf(load.answered)
  const growth = memoryGrowth(samples)
  const rate = load.answered.length / load.seconds
  return [
    ...(load.errors.length > 0 ? [`${name}: ${load.errors.length} errors`] : []),
    ...(p99 > targets.p99 ? [`${name}: p99 is ${p99} ms`] : []),
    ...(rate < perSecond * 0.98
      ? [`${name}: ${rate.toFixed(1)} requests a second were answered, not ${perSecond}`]
      : []),
    ...(growth !== null && growth > targets.memoryGrowth ? [`${name}: memory grew by ${percent(growth)}`] : []),
  ]
}

/** The last minute against the second one; null for a stretch too short to say. */
function memoryGrowth(samples: readonly Sample[]): number | null {
  const end = samples.at(-1)?.second ?? 0
  if (end < 180) return null
  const mean = (from: number, to: number) => {
    const some = samples.filter(({ second }) => second >= from && second <= to)
    return some.reduce((sum, { service }) => sum + service.megabytes, 0) / some.length
  }
  return mean(end - 60, end) / mean(60, 120) - 1
}

/** The whole report as Markdown. */
export function report(evening: Evening): string {
  const { measured, checked, exitCode, errorsLogged, onServer } = evening
  const missed = missedTargets(evening)
  return `# The evening of the deadline

Written by \`npm run soak -- deadline\`, which sets the evening up, plays it on the built service, checks the record and stops by itself; it ends with 1 where a target is missed.

${missed.length === 0 ? 'Every target was reached.' : `Missed: ${missed.join('; ')}.`}

| | |
| --- | --- |
| Machine | ${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}; service, database and generator share them |
| Versions | Node ${process.version}; PostgreSQL ${onServer ? 'on a server that was given' : 'embedded, every commit flushed to the disk'} |
| Service | \`dist/src/main.js\` as in production (\`NODE_ENV=production\`, log to a file, the workers in the same process), but on loopback and without TLS; its clock stands on the evening of 30 June 2021 |
| People | ${size.organisations} organisations with two editors and a SIRO each, ${size.reviewers} reviewers, all signed in; each organisation asks from an address of its own, through \`TRUSTED_PROXIES\` |
| Plans | 8 to 14 items each; one in four was sent before the evening and awaits review, the others are half written |

## What is asked, and how it is measured

Everybody follows a journey with the real pages and forms: an editor reads, writes the items left, uploads a filled workbook in two requests, the SIRO signs, the editor sends; a second editor reads and writes two items; reviewers open the queue, judge, approve, and return one plan in ten, which its editor corrects and sends again. Of all requests 60 % are drawn for the first editor with the SIRO, 30 % for the second, 10 % for the reviewers.

Requests fall due at a fixed rate, evenly spaced, whether earlier ones are answered or not. Milliseconds are counted from when a request was due until the last byte of its answer, so that waiting in any queue is in them. Targets: no error, p99 at most ${targets.p99} ms, memory flat (the last minute at most ${percent(targets.memoryGrowth)} above the second).

| | ${measured.map(({ stretch }) => stretch.name).join(' | ')} |
| --- |${measured.map(() => ' --- |').join('')}
${overview(measured)}

## By kind of request

${measured.map(byKind).join('\n\n')}

## Each request of the ${measured.at(-1)?.stretch.name.toLowerCase() ?? ''}

${byName(measured.at(-1))}

## Memory and processors

${measured.map(memory).join('\n\n')}

## The record afterwards

Each action that the service acknowledged was looked up in the database: what each item of a plan said last, what each sent plan said, and that nothing is recorded more often than it was acknowledged.

| acknowledged | |
| --- | --- |
| Items saved | ${checked.counts.saved} |
| Workbooks taken in | ${checked.counts['took-in']} |
| Plans signed off | ${checked.counts['signed-off']} |
| Plans sent | ${checked.counts.sent} |
| Judgements saved | ${checked.counts.judged} |
| Plans approved, returned | ${checked.counts.approved}, ${checked.counts.returned} |
| Not as acknowledged | ${checked.missing.length} |
| Flaws found by \`verify\` | ${checked.flaws.length} in ${checked.events} events |
| Errors in the service’s log | ${errorsLogged} |
| The service, asked to stop | ended with ${exitCode} |
${firstOf('Not as acknowledged', checked.missing)}${firstOf('Flaws', checked.flaws)}${firstOf(
  'Errors',
  measured.flatMap(({ load }) => load.errors),
)}`
}

function overview(measured: readonly Measured[]): string {
  const row = (what: string, of: (each: Measured) => string) => `| ${what} | ${measured.map(of).join(' | ')} |`
  const all = (each: Measured) => figuresOf(each.load.answered)
  const loads = (sample: Sample | undefined) => (sample?.load ?? []).map((each) => each.toFixed(1)).join(', ')
  return [
    row('Requests a second, asked', ({ stretch }) => String(stretch.perSecond)),
    row('answered', ({ load }) => (load.answered.length / load.seconds).toFixed(1)),
    row('Seconds', ({ stretch }) => String(stretch.seconds)),
    row('Requests', (each) => all(each).count.toLocaleString('en-GB')),
    row('Errors', ({ load }) => String(load.errors.length)),
    row('p50', (each) => `${all(each).p50} ms`),
    row('p95', (each) => `${all(each).p95} ms`),
    row('p99', (each) => `${all(each).p99} ms`),
    row('longest', (each) => `${all(each).longest} ms`),
    row('Load average before (1, 5, 15 minutes)', ({ samples }) => loads(samples[0])),
    row('and after', ({ samples }) => loads(samples.at(-1))),
  ].join('\n')
}

function byKind({ stretch, load }: Measured): string {
  const rows = kinds.map((kind) => {
    const own = load.answered.filter((each) => each.kind === kind)
    return figuresRow(`${kindNames[kind]} (${percent(own.length / load.answered.length)})`, figuresOf(own))
  })
  return [`${stretch.name}, ${stretch.perSecond} a second:`, '', heads('kind'), ...rows].join('\n')
}

const kindNames = {
  read: 'Reading a page',
  save: 'Saving an item, signing, sending',
  upload: 'Uploading a workbook',
  review: 'Reviewing',
} as const

function byName(measured: Measured | undefined): string {
  const rows = figuresByName(measured?.load.answered ?? []).map(([name, figures]) => figuresRow(name, figures))
  return [heads('request'), ...rows].join('\n')
}

function heads(first: string): string {
  return `| ${first} | requests | p50 | p95 | p99 | longest |\n| --- | --- | --- | --- | --- | --- |`
}

function figuresRow(name: string, { count, p50, p95, p99, longest }: Figures): string {
  return `| ${name} | ${count} | ${p50} | ${p95} | ${p99} | ${longest} |`
}

function memory({ stretch, samples, processorSeconds }: Measured): string {
  const [first, last] = [samples[0], samples.at(-1)]
  const rows = samples.map(({ second, service, postgres, connections }) => {
    const held = postgres === null ? 'not seen' : String(Math.round(postgres.megabytes))
    return `| ${Math.round(second)} | ${Math.round(service.megabytes)} | ${held} | ${connections} |`
  })
  const spent = (of: (sample: Sample) => number | undefined) => {
    const [from, to] = [first && of(first), last && of(last)]
    return from === undefined || to === undefined ? 'not seen' : `${(to - from).toFixed(0)} s`
  }
  const seconds = Math.round((last?.second ?? 0) - (first?.second ?? 0))
  const growth = memoryGrowth(samples)
  return `${stretch.name}: of ${seconds} seconds on ${cpus().length} cores the service used ${spent(({ service }) => service.processorSeconds)} of processor time, PostgreSQL ${spent(({ postgres }) => postgres?.processorSeconds)}, the generator ${processorSeconds.toFixed(0)} s.${growth === null ? '' : ` The service’s memory of the last minute against the second: ${percent(growth)}.`}

| second | service, MB resident | PostgreSQL, MB | its connections |
| --- | --- | --- | --- |
${rows.join('\n')}`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function firstOf(what: string, list: readonly string[]): string {
  const shown = list.slice(0, 20).map((each) => `- ${each}`)
  return list.length === 0 ? '' : `\n${what}, the first of ${list.length}:\n\n${shown.join('\n')}\n`
}
