import { serviceScope } from '../src/casework/scope.ts'
import type { Casefile } from '../src/core/casefile/casefile.ts'
import { parseOdsCode } from '../src/core/organisation.ts'
import type { Database } from '../src/store/database/database.ts'
import { organisationByCode } from '../src/store/organisations/organisations.ts'
import { type CasefileKey, casefileFrom, eventsOf, type RecordedEvent } from '../src/store/record/casefiles.ts'

export const cycle = '2020-21' as const

/** What is stored about one organisation now, read from the database directly. */
export type Recorded = {
  readonly key: CasefileKey
  readonly casefile: Casefile
  readonly events: readonly RecordedEvent[]
}

export async function recordOf(database: Database, code: string): Promise<Recorded> {
  const ods = parseOdsCode(code)
  const organisation = ods === null ? null : await organisationByCode(database.withoutScope, ods)
  if (organisation === null) throw new Error(`The database has no organisation ${code}`)
  const key = { organisation, cycle }
  return database.inTransaction(serviceScope, async (tx) => {
    const events = await eventsOf(tx, key)
    return { key, events, casefile: await casefileFrom(tx, key, events) }
  })
}
