import type { Day } from '../../core/day.ts'
import { type IssuedChange, inForceFrom, withChange, withChanges } from '../../core/guidance/change.ts'
import { type CycleName, cycle } from '../../core/guidance/cycles.ts'
import { effectsOn, type GuidanceComparison } from '../../core/timetable/guidance-effects.ts'
import { type TimetableState, timetableStateOf } from '../../core/timetable/timetable-state.ts'
import type { Tx } from '../../store/database/database.ts'
import { changesOf } from '../../store/guidance/guidance.ts'
import {
  advanceCount,
  beginCount,
  type CasefileWithState,
  casefilesAfter,
  countCasefiles,
  type EffectRow,
  insertEffects,
  unsentReminders,
} from '../../store/guidance/guidance-effects.ts'
import { type Proposal, proposalById } from '../../store/guidance/guidance-proposals.ts'
import { loadCasefile } from '../../store/record/casefiles.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

const batch = 1000

/**
 * Counts what a change does to every casefile of its cycle and stores it, batch by batch, so that a page can show the
 * progress. A second run begins anew, and ends the first. Gives false where it did not come to the end.
 */
export async function countEffectsOf(services: Pick<Services, 'database' | 'clock'>, id: string): Promise<boolean> {
  const begun = await startCount(services, id)
  if (begun === null) return false
  let after: string | null = ''
  let counted = 0
  while (after !== null) {
    const from: string = after
    const found = await services.database.inTransaction(serviceScope, async (tx) => {
      const some = await findEffects(tx, begun.proposal.cycle, begun.comparison, { after: from, limit: batch })
      const isDone = some.last === null
      if (!(await advanceCount(tx, id, begun.run, { counted: counted + some.casefiles, isDone }))) return null
      await insertEffects(tx, id, some.effects)
      return some
    })
    if (found === null) return false
    counted += found.casefiles
    after = found.last
  }
  return true
}

type StartedCount = { readonly proposal: Proposal; readonly comparison: GuidanceComparison; readonly run: number }

function startCount(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  id: string,
): Promise<StartedCount | null> {
  return database.inTransaction(serviceScope, async (tx) => {
    const proposal = await proposalById(tx, id)
    if (proposal === null || proposal.state === 'withdrawn') return null
    const { cycle } = proposal
    const changes = await changesOf(tx, cycle)
    const today = clock.today()
    const toCount = await countCasefiles(tx, cycle)
    const run = await beginCount(tx, id, { countedFor: countedFor(proposal, changes, today), toCount })
    return { proposal, comparison: comparisonFor(proposal, changes, today), run }
  })
}

/**
 * The guidance of a cycle without a proposed or issued change and with it, on the day from which all of it holds, but
 * not before today. Throws for a cycle whose guidance is not known: nothing can be proposed there.
 */
export function comparisonFor(proposal: Proposal, changes: readonly IssuedChange[], today: Day): GuidanceComparison {
  const base = cycle(proposal.cycle).guidance
  if (base === null) throw new Error(`A change was proposed for ${proposal.cycle}, whose guidance is not known`)
  const issued = changes.find((change) => change.proposal === proposal.id)
  const earlier = issued === undefined ? changes : changes.filter(({ number }) => number < issued.number)
  const before = withChanges(base, earlier)
  const day = issued?.issuedOn ?? today
  const after = withChange(before, proposal.change.amendments, { change: earlier.length + 1, on: day })
  return { before, after, on: later(day, inForceFrom(proposal.change, day)) }
}

/** What a count is valid for: the day and the guidance that it was made under. */
export function countedFor(proposal: Proposal, changes: readonly IssuedChange[], today: Day): string {
  return proposal.state === 'issued' ? countedAsIssued : `${today} after ${changes.length} changes`
}

/** Whether its effects were counted since it was issued: a last time, because from then on people are told of them. */
export function isCountedAsIssued({ state, count }: Proposal): boolean {
  return state === 'issued' && count.state === 'counted' && count.countedFor === countedAsIssued
}

const countedAsIssued = 'as issued'

function later(one: Day, other: Day): Day {
  return one > other ? one : other
}

/** Some casefiles with what a change does to them; `last` is the code to continue after, null at the end. */
type FoundEffects = {
  readonly effects: readonly EffectRow[]
  readonly casefiles: number
  readonly last: string | null
}

/** What a change does to the next casefiles of a cycle, at most `limit` of them, from their stored timetable state. */
export async function findEffects(
  tx: Tx,
  cycle: CycleName,
  comparison: GuidanceComparison,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<FoundEffects> {
  const casefiles = await casefilesAfter(tx, cycle, after, limit)
  const waiting = await unsentReminders(
    tx,
    cycle,
    casefiles.map(({ organisation }) => organisation.code),
  )
  const effects: EffectRow[] = []
  for (const casefile of casefiles) {
    const { organisation } = casefile
    const input = { organisation, timetableState: await timetableStateIn(tx, cycle, casefile) }
    const found = effectsOn(input, waiting.get(organisation.code) ?? [], comparison)
    const { code, name } = organisation
    effects.push(...found.map((effect) => ({ ...effect, organisation: { code, name } })))
  }
  const isEnd = casefiles.length < limit
  return { effects, casefiles: casefiles.length, last: isEnd ? null : (casefiles.at(-1)?.organisation.code ?? null) }
}

/** A row without a stored state, written by an older build, has it computed from its events. */
async function timetableStateIn(
  tx: Tx,
  cycle: CycleName,
  { organisation, timetableState }: CasefileWithState,
): Promise<TimetableState> {
  return timetableState ?? timetableStateOf(await loadCasefile(tx, { organisation, cycle }))
}
