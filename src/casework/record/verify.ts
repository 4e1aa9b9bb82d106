import { brokenCycleEvents } from '../../store/record/cycle-events.ts'
import { type StoredCasefile, storedCasefiles } from '../../store/record/stored-casefiles.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'
import type { Anchors } from './read-anchors.ts'
import { checkAnchors } from './verify-anchors.ts'
import { attachmentErrors, casefileErrors, type IntegrityError } from './verify-casefile.ts'
import { countErrors, listErrors } from './verify-lists.ts'

/** How much was checked, and every error found. */
export type Verified = {
  readonly casefiles: number
  readonly events: number
  readonly anchors: number
  /** Casefiles that were removed because their time was over: nothing of them is left to check. */
  readonly removed: number
  readonly errors: readonly IntegrityError[]
}

const atOnce = 200

/**
 * Proves the record, also while the service runs: each casefile's chain, that its summary and public statuses equal a
 * replay, that each attached file is unchanged, the chain of each cycle, and the anchors, above all those stored
 * `outside` the database. `progress` is called with the number of casefiles checked. Holds a page of casefiles or one
 * anchor at a time, however many there are.
 */
export async function verify(
  { database, attachmentsFolder = null }: Pick<Services, 'database' | 'attachmentsFolder'>,
  outside: Anchors,
  progress: (casefiles: number) => void = () => {},
): Promise<Verified> {
  const errors: IntegrityError[] = []
  let [casefiles, events] = [0, 0]
  for await (const stored of everyCasefile({ database })) {
    casefiles += 1
    events += stored.events.length
    const found = casefileErrors(stored)
    const isReadable = !found.some(({ kind }) => kind === 'chain' || kind === 'newer-content')
    errors.push(
      ...found,
      ...(isReadable ? listErrors(stored) : []),
      ...(await attachmentErrors(stored, attachmentsFolder)),
    )
    if (casefiles % atOnce === 0) progress(casefiles)
  }
  const cycles = await database.inTransaction(serviceScope, brokenCycleEvents)
  errors.push(
    ...cycles.map(
      (where): IntegrityError => ({ kind: 'chain', where, what: 'it is not what was recorded, or not in its place' }),
    ),
  )
  errors.push(...(await countErrors({ database })))
  const { anchors, removed, errors: inAnchors } = await checkAnchors({ database }, outside)
  return { casefiles, events, anchors, removed, errors: [...errors, ...inAnchors] }
}

async function* everyCasefile({ database }: Pick<Services, 'database'>): AsyncGenerator<StoredCasefile> {
  let after: { readonly cycle: string; readonly organisation: string } | null = null
  for (;;) {
    const page: readonly StoredCasefile[] = await database.inTransaction(serviceScope, (tx) =>
      storedCasefiles(tx, after, atOnce),
    )
    yield* page
    const last = page.at(-1)
    if (last === undefined) return
    after = { cycle: last.cycle, organisation: last.organisation.code }
  }
}
