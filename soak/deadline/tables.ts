import { cpus } from 'node:os'
import { type Figures, figuresByName, figuresOf } from './figures.ts'
import { kinds } from './journeys/send-request.ts'
import { percent } from './percent.ts'
import { type Measured, memoryGrowth } from './targets.ts'
import type { Sample } from './watch.ts'

/** The overview as a Markdown table, with a column for each stretch. */
export function overview(measured: readonly Measured[]): string {
  const row = (what: string, of: (each: Measured) => string) => `| ${what} | ${measured.map(of).join(' | ')} |`
  const all = (each: Measured) => figuresOf(each.load.answered)
  const loads = (sample: Sample | undefined) => (sample?.load ?? []).map((each) => each.toFixed(1)).join(', ')
  return [
    `| | ${measured.map(({ stretch }) => stretch.name).join(' | ')} |`,
    `| --- |${measured.map(() => ' --- |').join('')}`,
    row('Requests a second, made', ({ stretch }) => String(stretch.perSecond)),
    row('answered', ({ load }) => (load.answered.length / load.seconds).toFixed(1)),
    row('Seconds', ({ stretch }) => String(stretch.seconds)),
    row('Requests', (each) => all(each).count.toLocaleString('en-GB')),
    row('Had to wait for a free person', ({ load }) => String(load.heldUp)),
    row('Errors', ({ load }) => String(load.errors.length)),
    row('p50', (each) => `${all(each).p50} ms`),
    row('p95', (each) => `${all(each).p95} ms`),
    row('p99', (each) => `${all(each).p99} ms`),
    row('longest', (each) => `${all(each).longest} ms`),
    row('Load average before (1, 5, 15 minutes)', ({ samples }) => loads(samples[0])),
    row('and after', ({ samples }) => loads(samples.at(-1))),
  ].join('\n')
}

export function byKind({ stretch, load }: Measured): string {
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

export function byName(measured: Measured | undefined): string {
  const rows = figuresByName(measured?.load.answered ?? []).map(([name, figures]) => figuresRow(name, figures))
  return [heads('request'), ...rows].join('\n')
}

function heads(first: string): string {
  return `| ${first} | requests | p50 | p95 | p99 | longest |\n| --- | --- | --- | --- | --- | --- |`
}

function figuresRow(name: string, { count, p50, p95, p99, longest }: Figures): string {
  return `| ${name} | ${count} | ${p50} | ${p95} | ${p99} | ${longest} |`
}

export function memory({ stretch, samples, processorSeconds }: Measured): string {
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
