import { demoPersonId } from '../../src/casework/demo/demo-people.ts'
import type { Services } from '../../src/casework/services.ts'
import type { Actor } from '../../src/core/actor.ts'
import { type Day, day } from '../../src/core/day.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { actorById } from '../../src/store/people/people.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** A casework of one test file's own, with every organisation in it. */
export type TestCasework = Services & {
  /** Moves the day of the guidance. */
  readonly standOn: (day: Day) => void
  /** One of the demo's people, by key; of an organisation where it has one. */
  readonly person: (key: string, organisation?: string) => Promise<Actor>
  /** The same database, for a worker or another reader of it. */
  readonly made: TestDatabase
  readonly close: () => Promise<void>
}

/** Begins on 1 June 2021. Real time stands still at one instant. */
export async function testCasework(): Promise<TestCasework> {
  const made = await testDatabase('organisations')
  const database = openDatabase({ connection: made.connection, connections: 4 })
  let today = day('2021-06-01')
  const casework: Services = {
    database,
    clock: { today: () => today, now: () => '2021-06-01T09:00:00.000Z' },
    publicUrl: 'https://dspt.example',
    contactEmail: null,
  }
  return {
    ...casework,
    made,
    standOn: (to) => {
      today = to
    },
    person: (key, organisation = 'XCE') => personOf(casework, key, organisation),
    close: async () => {
      await database.close()
      await made.close()
    },
  }
}

async function personOf(casework: Services, key: string, organisation: string): Promise<Actor> {
  const id = await demoPersonId(casework, key, organisation)
  const actor = id === null ? null : await actorById(casework.database.withoutScope, id)
  if (actor === null) throw new Error(`The demo has no “${key}” of ${organisation}`)
  return actor
}
