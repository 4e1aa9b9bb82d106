import pg from 'pg'
import { demoPersonId } from '../src/casework/demo/demo-people.ts'
import { addUpCounts } from '../src/casework/reviews/review-queue.ts'
import { serviceScope } from '../src/casework/scope.ts'
import type { Actor } from '../src/core/actor.ts'
import { day } from '../src/core/day.ts'
import {
  type OdsCode,
  type Organisation,
  type OrganisationType,
  type RegionCode,
  regionCodes,
} from '../src/core/organisation.ts'
import type { ConnectionUrl } from '../src/store/database/connection.ts'
import { type Database, openDatabase, publicScope } from '../src/store/database/database.ts'
import { migrate } from '../src/store/database/migrate.ts'
import { actorById } from '../src/store/people/people.ts'
import { loadDemoOrganisations, loadReferenceData } from '../src/store/reference/load.ts'
import { type Cast, writePlan } from './many-plans.ts'

/** Makes the schema, and `plans` made-up organisations with a plan of 15 items each. */
export async function fillQueue(owner: ConnectionUrl, plans: number): Promise<void> {
  await migrate(owner)
  const database = openDatabase({ connection: owner, connections: 4 })
  await database.inTransaction(publicScope, loadReferenceData)
  await database.inTransaction(publicScope, loadDemoOrganisations)
  const organisations = Array.from({ length: plans }, (_, row) => madeUp(row))
  await insertOrganisations(owner, organisations)
  await writePlans(database, organisations, await castOf(database))
  // As the hourly cleanup would have done meanwhile.
  await addUpCounts({ database })
  await database.close()
}

/** In transactions of a hundred, so that a slow disk does not hold the bench up. */
async function writePlans(database: Database, organisations: readonly Organisation[], cast: Cast): Promise<void> {
  for (let from = 0; from < organisations.length; from += 100) {
    await database.inTransaction(serviceScope, async (tx) => {
      for (const [index, organisation] of organisations.slice(from, from + 100).entries())
        await writePlan(tx, organisation, from + index, cast)
    })
  }
}

const types: readonly OrganisationType[] = [
  'nhs-trust',
  'foundation-trust',
  'ccg',
  'local-authority',
  'dhsc-alb',
  'csu',
]

function madeUp(row: number): Organisation {
  const code = `Q${row.toString(36).toUpperCase().padStart(4, '0')}`
  return {
    code: code as OdsCode,
    name: `Made-up organisation number ${row} of the bench`,
    type: types[row % types.length] ?? 'ccg',
    region: (regionCodes[row % regionCodes.length] ?? null) as RegionCode | null,
    opened: null,
    closed: null,
    successors: [],
    demo: true,
  }
}

async function insertOrganisations(owner: ConnectionUrl, organisations: readonly Organisation[]): Promise<void> {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query(
    `insert into dspt.organisations (code, name, type, region, demo)
     select code, name, type, region, true
     from jsonb_to_recordset($1::jsonb) as given (code text, name text, type text, region text)`,
    [JSON.stringify(organisations)],
  )
  await client.end()
}

async function castOf(database: Database): Promise<Cast> {
  const person = async (key: string): Promise<Actor> => {
    const clock = { today: () => day('2021-06-01'), now: () => '2021-06-01T09:00:00.000Z' }
    const casework = { database, clock, publicUrl: 'http://127.0.0.1', contactEmail: null }
    const id = await demoPersonId(casework, key, 'XCE')
    const actor = id === null ? null : await actorById(database.withoutScope, id)
    if (actor === null) throw new Error(`The demo has no ${key}`)
    return actor
  }
  return { editor: await person('editor'), siro: await person('siro'), reviewer: await person('reviewer') }
}
