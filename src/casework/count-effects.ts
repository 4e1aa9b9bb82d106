import type { Comparison } from '../core/timetable/effects.ts'
import { changesOf } from '../store/cycles.ts'
import { advanceCount, beginCount, countCasefiles, insertEffects } from '../store/guidance-effects.ts'
import { type Proposal, proposalById } from '../store/guidance-proposals.ts'
import type { Casework } from './casework.ts'
import { comparisonFor, countedFor } from './compare-guidance.ts'
import { findEffects } from './find-effects.ts'
import { serviceScope } from './scope.ts'

const batch = 1000

/**
 * Counts what a change does to every casefile of its cycle and keeps it, batch by batch, so that others see how far it
 * has come. Run again it begins anew; a run that another has overtaken ends. False where it did not come to the end.
 */
export async function countEffectsOf(casework: Pick<Casework, 'database' | 'clock'>, id: string): Promise<boolean> {
  const begun = await begin(casework, id)
  if (begun === null) return false
  let after: string | null = ''
  let counted = 0
  while (after !== null) {
    const from: string = after
    const found = await casework.database.inTransaction(serviceScope, async (tx) => {
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

type Begun = { readonly proposal: Proposal; readonly comparison: Comparison; readonly run: number }

function begin({ database, clock }: Pick<Casework, 'database' | 'clock'>, id: string): Promise<Begun | null> {
  return database.inTransaction(serviceScope, async (tx) => {
    const proposal = await proposalById(tx, id)
    if (proposal === null || proposal.state === 'dropped') return null
    const { cycle } = proposal
    const changes = await changesOf(tx, cycle)
    const today = clock.today()
    const toCount = await countCasefiles(tx, cycle)
    const run = await beginCount(tx, id, { countedFor: countedFor(proposal, changes, today), toCount })
    return { proposal, comparison: comparisonFor(proposal, changes, today), run }
  })
}
