import { writeDemoDay } from '../../src/casework/demo/demo-clock.ts'
import { demoPersonId } from '../../src/casework/demo/demo-people.ts'
import { handle } from '../../src/casework/handle.ts'
import { startSession } from '../../src/casework/people/sign-in/sessions.ts'
import type { Services } from '../../src/casework/services.ts'
import type { Command } from '../../src/core/casefile/commands.ts'
import { type Day, day } from '../../src/core/day.ts'
import { parseOdsCode } from '../../src/core/organisation.ts'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { openDatabase, publicScope } from '../../src/store/database/database.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { organisationByCode } from '../../src/store/organisations/organisations.ts'
import { actorById } from '../../src/store/people/people.ts'
import { loadDemoOrganisations, loadReferenceData } from '../../src/store/reference/load.ts'
import type { Browser } from '../deadline/browser.ts'
import { progressOf, writtenItem } from '../deadline/plans.ts'
import { cycle } from '../record.ts'
import type { Office } from './office.ts'

const firstDay = day('2021-06-21')

/** Brings an empty database so far that every plan is written, and makes everybody who will ever get an email. */
export async function setUp(owner: ConnectionUrl, offices: number): Promise<{ offices: Office[]; lead: Browser }> {
  await migrate(owner)
  const database = openDatabase({ connection: owner, connections: 2 })
  await database.inTransaction(publicScope, loadReferenceData)
  await database.inTransaction(publicScope, loadDemoOrganisations)
  await writeDemoDay({ database }, firstDay)
  const casework: Services = {
    database,
    clock: { today: () => firstDay, now: () => new Date().toISOString() },
    publicUrl: 'http://127.0.0.1',
    contactEmail: null,
  }
  for (const key of ['reviewer', 'reviewer-2', 'lead', 'lead-2', 'sro', 'nis-authority', 'auditor', 'rsl', 'rdt'])
    await personOf(casework, key, '')
  const made: Office[] = []
  for (const [row, code] of (await codesOf(casework, offices)).entries()) made.push(await enter(casework, code, row))
  const lead = await browserOf(casework, 'lead', '', '127.0.0.2')
  await database.close()
  return { offices: made, lead }
}

async function codesOf({ database }: Services, count: number): Promise<readonly string[]> {
  const rows = await database.withoutScope
    .selectFrom('organisations')
    .select('code')
    .where('type', 'in', ['nhs-trust', 'foundation-trust'])
    .where('closed', 'is', null)
    .where('demo', '=', false)
    .orderBy('code')
    .limit(count)
    .execute()
  return rows.map(({ code }) => code)
}

async function enter(casework: Services, code: string, row: number): Promise<Office> {
  const network = `127.1.${row}.7`
  await personOf(casework, 'siro', code)
  const { gaps } = progressOf(row)
  await give(casework, code, day('2021-06-14'), {
    type: 'mark-assessment',
    basedOn: 0,
    answers: gaps.map((evidence) => ({ evidence, answer: 'not-met', note: '' })),
  })
  await give(casework, code, day('2021-06-15'), { type: 'publish-assessment', basedOn: 1, confirmsAllListed: true })
  const items = gaps.map((evidence) => ({ item: writtenItem(evidence, row), basedOn: 0 }))
  await give(casework, code, firstDay, { type: 'import-workbook', items })
  return {
    code,
    address: `/organisations/${code}/${cycle}`,
    editor: await browserOf(casework, 'editor', code, network),
    siro: await browserOf(casework, 'siro', code, network),
    reviewer: await browserOf(casework, 'reviewer', '', `127.2.${row}.7`),
    gaps: new Map(),
    eventCounts: new Map(),
    once: [],
  }
}

async function give(casework: Services, code: string, on: Day, command: Command): Promise<void> {
  const actor = await actorById(casework.database.withoutScope, await personOf(casework, 'editor', code))
  const ods = parseOdsCode(code)
  const organisation = ods === null ? null : await organisationByCode(casework.database.withoutScope, ods)
  if (actor === null || organisation === null) throw new Error(`There is no organisation or editor ${code}`)
  const dated = { ...casework, clock: { ...casework.clock, today: () => on } }
  const handled = await handle(dated, actor, { organisation, cycle }, command)
  if (handled.result !== 'done') throw new Error(`${command.type} of ${code}: ${handled.result}`)
}

async function browserOf(casework: Services, key: string, code: string, network: string): Promise<Browser> {
  const token = await startSession(casework, await personOf(casework, key, code), 'A browser of the soak')
  return { network, cookies: new Map([['session', token]]) }
}

async function personOf(casework: Services, key: string, code: string): Promise<string> {
  const id = await demoPersonId(casework, key, code)
  if (id === null) throw new Error(`The demo has no “${key}”`)
  return id
}
