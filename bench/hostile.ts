import { spawnSync } from 'node:child_process'
import { isRefusal } from '../src/workbook/reading/refusal.ts'
import { hostileFiles } from '../test/hostile/hostile-files.ts'
import { readWhole } from '../test/hostile/read-whole.ts'

/**
 * How long it takes to refuse each hostile file, and how much memory grows meanwhile: each in a process of its own,
 * after one ordinary refusal. Prints one JSON line; with a name, only measures that file.
 */
type Measured = {
  readonly name: string
  readonly reason: string
  readonly milliseconds: number
  readonly megabytes: number
}

const [, , only] = process.argv
if (only === undefined) measureAll()
else console.log(JSON.stringify(await measure(only)))

function measureAll() {
  const all = hostileFiles.map(({ name }) => inItsOwnProcess(name))
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

async function measure(name: string): Promise<Measured> {
  const file = hostileFiles.find((each) => each.name === name)
  if (file === undefined) throw new Error(`There is no hostile file “${name}”`)
  const bytes = file.make()
  await readWhole(Buffer.from('%PDF'))
  const before = process.memoryUsage.rss()
  const started = performance.now()
  const refused = await readWhole(bytes)
  const milliseconds = Math.round(performance.now() - started)
  const megabytes = Math.round((process.resourceUsage().maxRSS * 1024 - before) / 1024 / 1024)
  return { name, reason: isRefusal(refused) ? refused.reason : 'read', milliseconds, megabytes }
}
