// Measures, one bench after the other, and writes docs/performance.md: npm run bench. With `-- sign-in` or `-- register` that part alone.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'

const project = join(import.meta.dirname, '..')
const file = join(project, 'docs/performance.md')
const signInHeading = '## Sign-in and permission checks'
const registerHeading = '## A whole register'

const parts = { 'sign-in': withSignIn, register: withRegister }
const part = parts[process.argv[2]]
writeFileSync(file, part === undefined ? reportOfAll() : part(readFileSync(file, 'utf8')))
console.log('Written to docs/performance.md')

function reportOfAll() {
  const before = load()
  const queue = bench('queue.ts')
  const sizes = bench('queue-sizes.ts')
  const signIn = bench('sign-in.ts')
  const workbook = bench('workbook.ts')
  const hostile = bench('hostile.ts')
  const dailyRun = bench('daily-run.ts')
  const amendment = bench('amendment.ts')
  const register = bench('register.ts')
  return report({ before, queue, sizes, signIn, workbook, hostile, dailyRun, amendment, register })
}

/** The report as it was written, with this part measured again. */
function withSignIn(text) {
  return withSection(text, signInHeading, '## Checking a workbook', signInSection(bench('sign-in.ts')))
}

function withRegister(text) {
  return withSection(text, registerHeading, '## Hostile files', registerSection(bench('register.ts')))
}

function withSection(text, heading, next, section) {
  const [start, end] = [text.indexOf(heading), text.indexOf(next)]
  return `${text.slice(0, start === -1 ? end : start)}${section}\n\n${text.slice(end)}`
}

function bench(file) {
  console.log(`bench/${file}…`)
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', join('bench', file)], {
    cwd: project,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`bench/${file} failed`)
  console.log(stdout)
  return { ...JSON.parse(stdout), loadAfter: load() }
}

function report({ before, queue, sizes, signIn, workbook, hostile, dailyRun, amendment, register }) {
  const { page, bareFastify, sqlAlone, renderingAlone, residentMegabytes, filledInSeconds, kilobytes } = queue
  return `# Performance

Written by \`npm run bench\`, which measures and stops by itself. No test asserts a time: figures depend on the machine, so each run says its load. How the service performs with everybody on it at once is measured by \`npm run soak -- deadline\`, which writes \`docs/deadline-evening.md\`.

| | |
| --- | --- |
| Machine | ${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()} |
| Node | ${process.version}; PostgreSQL embedded, without fsync here; everything on the same cores |
| Load average (1, 5, 15 minutes) | before ${before}; after the queue ${queue.loadAfter}; at the end ${load()} |

## The reviewer's queue

\`/reviews\` as HTML (${kilobytes} KB), 100 rows of 5,000 plans of 15 items sorted by date, signed in, one client over HTTP; ${page.runs} requests after a warm-up. Filling the database through the store's own functions took ${filledInSeconds} s.

| | p50 | p95 | longest | target |
| --- | --- | --- | --- | --- |
${timesRow('The page', page, 'p50 ≤ 20, p95 ≤ 40')}
${timesRow('A bare Fastify with the same plug-ins that sends the same bytes, in turn', bareFastify, '')}
${timesRow('Its SQL alone', sqlAlone, '')}
${timesRow('Its rendering alone', renderingAlone, '')}

Milliseconds. To compare: a Redmine of 5,000 issues on such a machine takes 80 and 95. Memory of the Node process after the bench: ${residentMegabytes} MB (target 220). The page takes ${ratio(page, bareFastify)} times as long as the bare server.

${sizesSection(sizes)}

${signInSection(signIn)}

## Checking a workbook

Reading a filled template of ${workbook.items} items (${workbook.bytes} bytes) and checking it against every rule and hint, in process: median ${workbook.median} ms, p95 ${workbook.p95} ms over ${workbook.count} runs (target: median ≤ 5).

## The daily run

One daily run over ${dailyRun.casefiles.toLocaleString('en-GB')} casefiles, each a Trust that delivers a plan, with one editor; in process, PostgreSQL on the same cores (targets: at most 60 s, and memory that stays flat). Load average before ${dailyRun.load.before.map((each) => each.toFixed(1)).join(', ')}, after ${dailyRun.load.after.map((each) => each.toFixed(1)).join(', ')}.

| day | seconds | casefiles read | reminders | emails | resident MB before | at most | heap MB at most |
| --- | --- | --- | --- | --- | --- | --- | --- |
${dailyRunRow('Quiet: no reminders', dailyRun.quiet)}
${dailyRunRow('A reminder to every organisation', dailyRun.everyone)}
${dailyRunRow('The same day again', dailyRun.again)}

## A change of the guidance

What the change of 21 December 2021 does, worked out over every casefile (target: 600 casefiles in at most 2 s, 60,000 with progress shown). Load average before ${amendment.load.before.map((each) => each.toFixed(1)).join(', ')}, after ${amendment.load.after.map((each) => each.toFixed(1)).join(', ')}.

| | |
| --- | --- |
| Preview of ${amendment.few} casefiles, at once | p50 ${amendment.atOnce.p50} ms, longest ${amendment.atOnce.longest} ms |
| Preview of ${amendment.many.toLocaleString('en-GB')} casefiles, by a job | ${amendment.byJob.countedInSeconds} s, ${amendment.byJob.effects.toLocaleString('en-GB')} effects saved; the page that requests it ${amendment.byJob.firstPageMilliseconds} ms, the page with the result ${amendment.byJob.pageMilliseconds} ms |
| Its emails to as many editors queued, with a count of what it did | ${amendment.byJob.notifiedInSeconds} s |
| Memory of the process after that | ${amendment.byJob.residentMegabytes} MB |

${registerSection(register)}

## Hostile files

${hostile.files} made-up hostile files, each read by a new process: the slowest was refused in ${hostile.slowestMilliseconds} ms, the largest growth of memory was ${hostile.largestGrowthMegabytes} MB (targets 200 ms and 150 MB).

| file | answered | ms | MB |
| --- | --- | --- | --- |
${hostile.all.map(({ name, reason, milliseconds, megabytes }) => `| ${name} | ${reason} | ${milliseconds} | ${megabytes} |`).join('\n')}

Commands: \`node --import tsx bench/queue.ts\`, \`bench/sign-in.ts\`, \`bench/workbook.ts\`, \`bench/hostile.ts\`, \`bench/daily-run.ts\`, \`bench/amendment.ts\`, \`bench/register.ts\`, together \`npm run bench\`.
`
}

function sizesSection({ sizes, load: { before, after } }) {
  const loads = (each) => each.map((one) => one.toFixed(1)).join(', ')
  const rows = sizes.map(
    ({ casefiles, now, before: old }) =>
      `| ${casefiles.toLocaleString('en-GB')} | ${now.p50} | ${now.p95} | ${old.p50} | ${old.p95} | ${ratio(now, old)} |`,
  )
  const [, middle, most] = sizes
  return `### Its SQL by the number of casefiles

One transaction (begin, scope, statements, commit), in turn with the one statement that counted every casefile before; ${middle.now.runs} runs each. Load average before ${loads(before)}, after ${loads(after)}.

| casefiles | p50 | p95 | before: p50 | before: p95 | ratio |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

Targets: at 5,000 at most half of before, here ${ratio(middle.now, middle.before)}; at 60,000 at most 1.3 times of at 5,000, here ${ratio(most.now, middle.now)}.`
}

function ratio(one, other) {
  return (one.p50 / other.p50).toFixed(2)
}

function signInSection({ checked, believed, added, alone, load: { before, after } }) {
  const loads = (each) => each.map((one) => one.toFixed(1)).join(', ')
  return `${signInHeading}

The plan of one organisation, opened by its editor over HTTP, in turn with all checks and at another address that takes everybody for that editor: no session is looked up, no permission checked, no scope set in the database; ${checked.runs} requests each after a warm-up. Load average before ${loads(before)}, after ${loads(after)}.

| | p50 | p95 | target |
| --- | --- | --- | --- |
| The page with the checks | ${checked.p50} | ${checked.p95} | |
| The same page without them | ${believed.p50} | ${believed.p95} | |
| They add | ${added} (${Math.round((added / believed.p50) * 100)} %) | | p50 ≤ 1.2 |
| Looking the session up, alone | ${alone.session.p50} | ${alone.session.p95} | |
| Reading the casefile and what its permission needs, alone | ${alone.casefile.p50} | ${alone.casefile.p95} | |
| An empty transaction with this editor’s scope | ${alone.scope.p50} | ${alone.scope.p95} | |
| An empty transaction that sees nothing | ${alone.transaction.p50} | ${alone.transaction.p95} | |

Milliseconds; the rows “alone” are measured in one process, without HTTP.`
}

function dailyRunRow(what, { seconds, casefiles, reminders, emails, megabytes }) {
  const { residentBefore, residentAtMost, heapAtMost } = megabytes
  return `| ${what} | ${seconds} | ${casefiles} | ${reminders} | ${emails} | ${residentBefore} | ${residentAtMost} | ${heapAtMost} |`
}

function timesRow(what, { p50, p95, longest }, target) {
  return `| ${what} | ${p50} | ${p95} | ${longest} | ${target} |`
}

function load() {
  return loadavg()
    .map((each) => each.toFixed(1))
    .join(', ')
}

function registerSection({ rows, queueIdle, csv, xlsx, queueIdleAfter, targets, load }) {
  const [before, after] = [load.before, load.after].map((each) => each.map((one) => one.toFixed(1)).join(', '))
  const row = (name, { megabytes, previewSeconds, residentBefore, residentAtMost, queueMeanwhile }) =>
    `| ${name}, ${megabytes} MB | ${previewSeconds} s | ${residentBefore}, at most ${residentAtMost} MB | ${queueMeanwhile.p50} | ${queueMeanwhile.p95} |`
  return `${registerHeading}

A made-up register of ${rows.toLocaleString('en-GB')} rows, as large as the toolkit's own, from its upload until the lead sees what it would change (target: at most ${targets.previewSeconds} s, and at most ${targets.megabytesMore} MB more), while a reviewer reads the queue of 1,000 plans, every 50 ms (target: p95 at most ${targets.p95TimesIdle} times that without it). Load average before ${before}, after ${after}.

| | preview | memory of the process | queue meanwhile p50 | p95 |
| --- | --- | --- | --- | --- |
| Without an import, before and after | | | ${queueIdle.p50}, ${queueIdleAfter.p50} | ${queueIdle.p95}, ${queueIdleAfter.p95} |
${row('CSV', csv)}
${row('.xlsx', xlsx)}`
}
