import pg from 'pg'
import { type Handled, handle } from '../../src/casework/handle.ts'
import { findCasefile } from '../../src/casework/questions.ts'
import { serviceScope } from '../../src/casework/scope.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Casefile } from '../../src/core/casefile/casefile.ts'
import type { Command } from '../../src/core/casefile/commands.ts'
import { type CasefileKey, eventsOf, loadCasefile, type RecordedEvent } from '../../src/store/record/casefiles.ts'
import { type TestCasework, testCasework } from './casework.ts'
import { type Story, storyOf } from './story.ts'

/** The command handler from both sides: as people use it, and as the owner of the database sees what is stored. */
export type Door = {
  readonly casework: TestCasework
  readonly owner: pg.Client
  /** A Trust without any events, with two editors and a SIRO. */
  readonly aTrust: () => Promise<OneTrust>
  readonly close: () => Promise<void>
}

export type OneTrust = {
  readonly place: CasefileKey
  readonly story: Story
  readonly person: (key: string) => Promise<Actor>
  readonly give: (person: string, order: Command) => Promise<Handled>
  readonly now: () => Promise<Casefile>
  readonly events: () => Promise<readonly RecordedEvent[]>
  /** Every row that is stored about it, by table. */
  readonly kept: () => Promise<Readonly<Record<string, readonly unknown[]>>>
}

export async function openDoor(): Promise<Door> {
  const casework = await testCasework()
  const owner = new pg.Client({ connectionString: casework.made.ownerConnection })
  await owner.connect()
  return {
    casework,
    owner,
    aTrust: () => anotherTrust(casework, owner),
    close: async () => {
      await owner.end()
      await casework.close()
    },
  }
}

async function anotherTrust(casework: TestCasework, owner: pg.Client): Promise<OneTrust> {
  const { rows } = await owner.query<{ code: string }>(
    `select code from dspt.organisations o where type = 'foundation-trust' and closed is null
     and not exists (select from dspt.appointments a where a.organisation = o.code) order by code limit 1`,
  )
  const code = rows[0]?.code ?? ''
  const place = await findCasefile(casework, code, '2020-21')
  if (place === null) throw new Error('There is no Trust left without people')
  for (const key of ['editor', 'editor-2', 'siro']) await casework.person(key, code)
  const { inTransaction } = casework.database
  return {
    place,
    story: storyOf(casework, code),
    person: (key) => casework.person(key, code),
    give: async (person, order) => handle(casework, await casework.person(person, code), place, order),
    now: () => inTransaction(serviceScope, (tx) => loadCasefile(tx, place)),
    events: () => inTransaction(serviceScope, (tx) => eventsOf(tx, place)),
    kept: () => rowsOf(owner, code),
  }
}

const tables = ['casefiles', 'casefile_events', 'drafts', 'statuses', 'outbox']

async function rowsOf(owner: pg.Client, code: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const stored: Record<string, readonly unknown[]> = {}
  for (const table of tables) {
    const { rows } = await owner.query(`select * from dspt.${table} where organisation = $1`, [code])
    stored[table] = rows
  }
  return stored
}
