import type { Actor } from '../../core/actor.ts'
import type { Casefile } from '../../core/casefile/casefile.ts'
import { openGaps } from '../../core/casefile/plans/gaps.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import { type CycleName, cycleNames } from '../../core/guidance/cycles.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { type Handled, handle } from '../handle.ts'
import { type CasefileView, casefilesFor, viewAt } from '../questions.ts'
import type { Services } from '../services.ts'

/** G4: the gaps of an earlier cycle that may be carried over into the casefile of the cycle that its guidance names. */
export type CarryOver = {
  readonly from: CycleName
  /** Still open there and not marked here. */
  readonly open: readonly EvidenceReference[]
  /** Still open there, and marked here already. */
  readonly marked: readonly EvidenceReference[]
  /** The version of the assessment draft that the marks would be added to. */
  readonly basedOn: number
  /** True where the assessment is published already: then nothing can be carried over. */
  readonly isPublished: boolean
  readonly into: Casefile
}

/** null where no guidance of an earlier cycle names this one today, or this person may not read them. */
export async function carryOverInto(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
): Promise<CarryOver | null> {
  const into = await viewAt(services, actor, 'read-casefile', at)
  const earlier = into === null ? null : await earlierCasefile(services, actor, into.casefileKey)
  if (into === null || earlier === null) return null
  const draft = into.casefile.assessmentDraft
  const here = new Set(draft?.answers.map(({ evidence }) => evidence))
  const all = openGaps(earlier)
  return {
    from: earlier.cycle,
    open: all.filter((evidence) => !here.has(evidence)),
    marked: all.filter((evidence) => here.has(evidence)),
    basedOn: draft?.version ?? 0,
    isPublished: into.casefile.publishedOn !== null,
    into: into.casefile,
  }
}

/** Marks the chosen gaps as not met in the next assessment. What is not open in the earlier cycle is left out. */
export async function carryOver(
  services: Services,
  actor: Actor,
  at: CasefileKey | CasefileView,
  chosen: { readonly evidence: readonly string[]; readonly basedOn: number },
): Promise<Handled> {
  const found = await carryOverInto(services, actor, at)
  if (found === null) return { result: 'not-allowed' }
  const evidence = [...found.open, ...found.marked].filter((each) => chosen.evidence.includes(each))
  const { basedOn } = chosen
  return handle(services, actor, at, { type: 'carry-over-gaps', from: found.from, evidence, basedOn })
}

/** The casefile of the cycle whose guidance names this one as the next. */
async function earlierCasefile(
  services: Services,
  actor: Actor,
  { organisation, cycle }: CasefileKey,
): Promise<Casefile | null> {
  const others = cycleNames.filter((name) => name !== cycle).map((name) => ({ organisation, cycle: name }))
  const views = await casefilesFor(services, actor, 'read-casefile', others)
  const readable = views.flatMap((view) => (view === 'newer' || view === null ? [] : [view]))
  return readable.find(({ today }) => today?.nextCycle === cycle)?.casefile ?? null
}
