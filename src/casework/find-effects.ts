import type { CycleName } from '../core/guidance/cycles.ts'
import { type Comparison, effectsOn } from '../core/timetable/effects.ts'
import { type Standing, standingOf } from '../core/timetable/standing.ts'
import { loadCasefile } from '../store/casefiles.ts'
import type { Tx } from '../store/database.ts'
import { casefilesAfter, type EffectRow, type StandingCasefile, waitingChases } from '../store/guidance-effects.ts'

/** Some casefiles with what a change does to them; `last` is the code to go on behind, null at the end. */
export type FoundEffects = {
  readonly effects: readonly EffectRow[]
  readonly casefiles: number
  readonly last: string | null
}

/** What a change does to the next casefiles of a cycle, at most `limit` of them, from what is kept beside each. */
export async function findEffects(
  tx: Tx,
  cycle: CycleName,
  comparison: Comparison,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<FoundEffects> {
  const casefiles = await casefilesAfter(tx, cycle, after, limit)
  const waiting = await waitingChases(
    tx,
    cycle,
    casefiles.map(({ organisation }) => organisation.code),
  )
  const effects: EffectRow[] = []
  for (const casefile of casefiles) {
    const { organisation } = casefile
    const bound = { organisation, standing: await standingIn(tx, cycle, casefile) }
    const found = effectsOn(bound, waiting.get(organisation.code) ?? [], comparison)
    const { code, name } = organisation
    effects.push(...found.map((effect) => ({ ...effect, organisation: { code, name } })))
  }
  const isEnd = casefiles.length < limit
  return { effects, casefiles: casefiles.length, last: isEnd ? null : (casefiles.at(-1)?.organisation.code ?? null) }
}

/** A row of before it was kept is made from the events. */
async function standingIn(tx: Tx, cycle: CycleName, { organisation, standing }: StandingCasefile): Promise<Standing> {
  return standing ?? standingOf(await loadCasefile(tx, { organisation, cycle }))
}
