import { arch, cpus, loadavg, platform, release } from 'node:os'
import { demoPersonId } from '../src/casework/demo/demo-people.ts'
import { confirmChange, proposeChange } from '../src/casework/guidance/guidance-changes.ts'
import { countEffectsOf } from '../src/casework/guidance/guidance-effects.ts'
import { previewedProposal } from '../src/casework/guidance/guidance-preview.ts'
import { notifyOfChange } from '../src/casework/guidance/notify-of-change.ts'
import type { Services } from '../src/casework/services.ts'
import { day } from '../src/core/day.ts'
import { decemberUpdateWithdrawn } from '../src/core/guidance/prepared-amendments.ts'
import { type ConnectionUrl, serviceRole } from '../src/store/database/connection.ts'
import { openDatabase } from '../src/store/database/database.ts'
import { actorById } from '../src/store/people/people.ts'
import { startThrowawayServer } from '../test/support/throwaway-server.ts'
import { fillYear } from './fill-year.ts'
import { measure } from './measure.ts'

/**
 * How long it takes to see what the change of 21 December 2021 does: at once over 600 casefiles, by a job over 60,000;
 * and to email everybody affected. Prints JSON. `npm run bench`, or `node --import tsx bench/amendment.ts [few] [many]`.
 */
const [few, many] = [Number(process.argv[2] ?? 600), Number(process.argv[3] ?? 60_000)]
const cycle = '2020-21'

process.stdout.write(`${JSON.stringify(await report(), null, 2)}\n`)

async function report() {
  const loadBefore = loadavg()
  const atOnce = await withCasefiles(few, async (casework, id) => {
    const lead = await person(casework, 'lead')
    return measure(2, 10, () => previewedProposal(casework, lead, { cycle, id }, 1))
  })
  const byJob = await withCasefiles(many, countedByJob)
  return {
    what: `What the change of 21 December 2021 does to ${few} casefiles, and to ${many}`,
    few,
    many,
    atOnce,
    byJob,
    targets: { atOnceMilliseconds: 2000 },
    machine: `${cpus().length} cores (${cpus()[0]?.model}), ${platform()} ${release()} ${arch()}, Node ${process.version}`,
    load: { before: loadBefore, after: loadavg() },
  }
}

async function countedByJob(casework: Services, id: string) {
  const requested = performance.now()
  await previewedProposal(casework, await person(casework, 'lead-2'), { cycle, id }, 1)
  const firstPageMilliseconds = Math.round(performance.now() - requested)
  const counting = performance.now()
  if (!(await countEffectsOf(casework, id))) throw new Error('The effects were not all counted')
  const countedInSeconds = inSeconds(counting)
  const reading = performance.now()
  const shown = await previewedProposal(casework, await person(casework, 'lead-2'), { cycle, id }, 1)
  const pageMilliseconds = Math.round(performance.now() - reading)
  const effects = shown?.preview?.state === 'counted' ? shown.preview.counts.effects : 0
  const settled = await confirmChange(casework, await person(casework, 'lead-2'), { cycle, id }, 0)
  if (settled.result !== 'done') throw new Error(`Not confirmed: ${JSON.stringify(settled)}`)
  const notifying = performance.now()
  await notifyOfChange(casework, id)
  const residentMegabytes = Math.round(process.memoryUsage().rss / 2 ** 20)
  return {
    firstPageMilliseconds,
    countedInSeconds,
    pageMilliseconds,
    effects,
    notifiedInSeconds: inSeconds(notifying),
    residentMegabytes,
  }
}

async function withCasefiles<T>(casefiles: number, work: (casework: Services, id: string) => Promise<T>): Promise<T> {
  const owner = await startThrowawayServer()
  await fillYear(owner, casefiles)
  const database = openDatabase({ connection: asServiceRole(owner), connections: 2 })
  const clock = { today: () => day('2021-12-21'), now: () => '2021-12-21T09:00:00.000Z' }
  const casework = { database, clock, publicUrl: 'http://127.0.0.1', contactEmail: null }
  const proposed = await proposeChange(casework, await person(casework, 'lead'), cycle, {
    ...decemberUpdateWithdrawn,
    reason: '',
  })
  if (proposed.result !== 'proposed') throw new Error(`Not proposed: ${JSON.stringify(proposed)}`)
  const result = await work(casework, proposed.id)
  await database.close()
  return result
}

async function person(casework: Services, key: string) {
  const id = await demoPersonId(casework, key, 'XCE')
  const actor = id === null ? null : await actorById(casework.database.withoutScope, id)
  if (actor === null) throw new Error(`The demo has no ${key}`)
  return actor
}

function asServiceRole(owner: ConnectionUrl): ConnectionUrl {
  const url = new URL(owner)
  url.searchParams.set('user', serviceRole)
  return url.href
}

function inSeconds(since: number): number {
  return Math.round((performance.now() - since) / 100) / 10
}
