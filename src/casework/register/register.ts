import type { Day } from '../../core/day.ts'
import { cycleOn } from '../../core/guidance/cycles.ts'
import type { OdsCode } from '../../core/organisation.ts'
import type { Observation } from '../../core/register/file-line.ts'
import { type Publication, publicationOn, type RegisterEntry } from '../../core/register/publication.ts'
import { type RegisterChange, registerChanges } from '../../core/register/register-changes.ts'
import type { RegisterQuery } from '../../core/register/register-query.ts'
import { type RegisterTotals, totalsOf } from '../../core/register/totals.ts'
import { type Database, publicScope, type Tx } from '../../store/database/database.ts'
import { type RegisterSource, registerNames } from '../../store/register/observations.ts'
import {
  allRegisterEntries,
  entriesOf,
  registerCells,
  registerEntries,
  statusRecords,
} from '../../store/register/register.ts'
import type { Services } from '../services.ts'

const registerPageLength = 50

/** One page of the public register. `found` counts all rows of the query; `totals` ignores its status. */
export type RegisterPage = {
  readonly publications: readonly Publication[]
  readonly found: number
  readonly pages: number
  readonly totals: RegisterTotals
}

/** The public page of one organisation: each cycle in which it is listed, latest first, and its successors' (interpretation 7). */
export type RegisterOrganisation = {
  readonly publications: readonly [Publication, ...Publication[]]
  readonly successors: readonly Publication[]
}

/** A page past the last one is empty. */
export function registerPage({ database }: Services, query: RegisterQuery): Promise<RegisterPage> {
  return database.inTransaction(publicScope, async (tx) => {
    const offset = (query.page - 1) * registerPageLength
    const entries = await registerEntries(tx, query, { limit: registerPageLength, offset })
    const totals = totalsOf(await registerCells(tx, query))
    const found = query.status === null ? totals.all.total : totals.all.counts[query.status]
    const pages = Math.ceil(found / registerPageLength)
    return { publications: await publicationsOf(tx, query.on, entries), found, pages, totals }
  })
}

/** All rows of the query, on every page, in batches: for downloads. */
export function registerDownload({ database }: Services, query: RegisterQuery): AsyncIterable<readonly Publication[]> {
  return database.read(publicScope, async function* (tx) {
    for await (const entries of allRegisterEntries(tx, query)) yield publicationsOf(tx, query.on, entries)
  })
}

/** null for an organisation that the register does not list; the fictional ones of the demo are never listed. */
export async function registerOrganisation(
  { database: { withoutScope } }: Services,
  code: OdsCode,
  on: Day,
): Promise<RegisterOrganisation | null> {
  const [first, ...more] = await everyCycle(withoutScope, on, [code])
  if (first === undefined) return null
  return { publications: [first, ...more], successors: await everyCycle(withoutScope, on, first.successors) }
}

/** A cycle that had not begun by that day is shown only where something is known of it. */
async function everyCycle(
  db: Database['withoutScope'],
  on: Day,
  codes: readonly OdsCode[],
): Promise<readonly Publication[]> {
  if (codes.length === 0) return []
  const all = await publicationsOf(db, on, await entriesOf(db, codes, on))
  const begun = all.filter(({ cycle, shown }) => cycle <= cycleOn(on) || shown !== 'not-known')
  return begun.length > 0 ? begun : all
}

/** What the public sees of each entry on a day, in the order of the entries. */
export async function publicationsOf(
  db: Database['withoutScope'],
  on: Day,
  entries: readonly RegisterEntry[],
): Promise<readonly Publication[]> {
  const records = await statusRecords(
    db,
    entries.map(({ code }) => code),
  )
  return entries.map((entry) => {
    const own = (records.get(entry.code) ?? []).filter(({ cycle }) => cycle === entry.cycle)
    return publicationOn(on, entry, own)
  })
}

/** What recording these observations would change in the register on their day. */
export async function registerChangesOf(
  tx: Tx,
  { cycle, observedOn }: RegisterSource,
  observations: readonly Observation[],
): Promise<readonly RegisterChange[]> {
  const codes = observations.map(({ organisation }) => organisation)
  const entries = (await entriesOf(tx, codes, observedOn)).filter((entry) => entry.cycle === cycle)
  const shown = await publicationsOf(tx, observedOn, entries)
  return registerChanges(observations, observedOn, shown, await registerNames(tx))
}
