import { spawnSync } from 'node:child_process'
import { fileKind } from '../src/scan/file-kind.ts'
import { readAssessment } from '../src/workbook/checking/read-assessment.ts'
import { readPlan } from '../src/workbook/checking/read-plan.ts'
import { isRefusal } from '../src/workbook/reading/refusal.ts'
import { hostileFiles } from '../test/hostile/hostile-files.ts'
import { hostileLists } from '../test/hostile/lists.ts'
import { heavyAttachments } from '../test/hostile/lookalikes.ts'
import { readWhole } from '../test/hostile/read-whole.ts'
import { heavyFiles, heavyPlans } from '../test/hostile/tricks.ts'

/**
 * How long it takes to refuse each hostile file, and how much memory grows meanwhile: each in a process of its own,
 * after one ordinary refusal. Prints one JSON line; with a name, only measures that file.
 */
type Measured = {
  readonly name: string
  readonly reason: string
  readonly milliseconds: number
  /** On a busy machine less than this says how long it takes on an idle one. */
  readonly processorMilliseconds: number
  readonly megabytes: number
}

function measureAll() {
  const all = Object.keys(cases).map(inItsOwnProcess)
  const slowest = Math.max(...all.map(({ milliseconds }) => milliseconds))
  const largest = Math.max(...all.map(({ megabytes }) => megabytes))
  console.log(
    JSON.stringify({
      bench: 'hostile',
      files: all.length,
      slowestMilliseconds: slowest,
      largestGrowthMegabytes: largest,
      all,
    }),
  )
}

function inItsOwnProcess(name: string): Measured {
  const { stdout, stderr } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name], {
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(`“${name}” was not measured: ${stderr}`)
  return JSON.parse(stdout)
}

/** What is read of each case: a workbook whole or as a plan, a list of values as the answers of an assessment. */
const cases: Readonly<Record<string, readonly [make: () => Buffer, read: (bytes: Buffer) => Promise<string>]>> =
  Object.fromEntries([
    ...hostileFiles.map(({ name, make }) => [name, [make, reasonOf]]),
    ...heavyFiles.map(([name, make]) => [name, [make, reasonOf]]),
    ...heavyPlans.map(([name, make]) => [name, [make, async (bytes: Buffer) => planReason(await readPlan(bytes))]]),
    ...heavyAttachments.map(([name, , make]) => [name, [make, (bytes: Buffer) => fileKind(bytes)]]),
    ...hostileLists.map(({ name, make }) => [
      name,
      [make, async (bytes: Buffer) => (await readAssessment(bytes)).kind],
    ]),
  ])

function planReason(reading: Awaited<ReturnType<typeof readPlan>>): string {
  return reading.read ? 'read' : reading.refusal.reason
}

async function reasonOf(bytes: Buffer): Promise<string> {
  const read = await readWhole(bytes)
  return isRefusal(read) ? read.reason : 'read'
}

async function measure(name: string): Promise<Measured> {
  const [make, read] = cases[name] ?? []
  if (make === undefined || read === undefined) throw new Error(`There is no hostile file “${name}”`)
  const bytes = make()
  await read(Buffer.from('%PDF'))
  const before = process.memoryUsage.rss()
  const [started, used] = [performance.now(), process.cpuUsage()]
  const reason = await read(bytes)
  const milliseconds = Math.round(performance.now() - started)
  const { user, system } = process.cpuUsage(used)
  const megabytes = Math.round((process.resourceUsage().maxRSS * 1024 - before) / 1024 / 1024)
  return { name, reason, milliseconds, processorMilliseconds: Math.round((user + system) / 1000), megabytes }
}

const [, , only] = process.argv
if (only === undefined) measureAll()
else console.log(JSON.stringify(await measure(only)))
