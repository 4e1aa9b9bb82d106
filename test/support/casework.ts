import { demoPersonId } from '../../src/casework/demo/demo-people.ts'
import type { Services } from '../../src/casework/services.ts'
import type { Actor } from '../../src/core/actor.ts'
import { type Day, day } from '../../src/core/day.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { actorById } from '../../src/store/people/people.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** The services for one test file, on a database of its own with every organisation. */
export type TestCasework = Services & {
  /** Moves the clock to a day. */
  readonly standOn: (day: Day) => void
  /** One of the demo's people, by key and, for a role in an organisation, its code. */
  readonly person: (key: string, organisation?: string) => Promise<Actor>
  /** The same database, for other connections to it. */
  readonly made: TestDatabase
  readonly close: () => Promise<void>
}

/** Called with each statement of the services. */
export type Watching = { readonly onStatement?: (text: string) => void }

/** The clock begins on 1 June 2021; only its day can be moved, its time is always the same instant. */
export async function testCasework({ onStatement }: Watching = {}): Promise<TestCasework> {
  const made = await testDatabase('organisations')
  const database = openDatabase({
    connection: made.connection,
    connections: 4,
    ...(onStatement === undefined ? {} : { onStatement }),
  })
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
