import type { Actor } from '../../core/actor.ts'
import type { Command } from '../../core/casefile/commands.ts'
import { isChangedSince } from '../../core/casefile/decide/decide.ts'
import { cannotClose, cannotConfirm } from '../../core/casefile/decide/decide-completion.ts'
import type { Refusal } from '../../core/casefile/decide/refusals.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import { isInImprovementProcess } from '../../core/guidance/guidance.ts'
import type { Organisation } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import { finalReviewGroup } from '../../core/reviews/final-review.ts'
import { handle } from '../handle.ts'
import { type CasefileView, casefileFor, findCasefile } from '../questions.ts'
import type { Services } from '../services.ts'

/** The most casefiles concluded at once, so that a reviewer can still read the whole preview. */
export const mostConcludedAtOnce = 50

/** A Trust that a reviewer chose, the version they saw of it, and the reason or note that they typed. */
export type ChosenCasefile = {
  readonly code: string
  readonly seen: number
  readonly reason: string
  readonly note: string
}

/** What a choice would do today, or why it does nothing. */
export type ConclusionPreview = {
  readonly organisation: Organisation
  readonly does: 'confirm' | 'close'
  readonly status: Status
  /** The current version; `seen` is the one that the reviewer saw. */
  readonly version: number
  readonly seen: number
  /** The reason or the note, whichever its outcome needs. */
  readonly text: string
  /** The text as typed, also where it was meant for another outcome. */
  readonly typed: string
  readonly refusal: Refusal | null
}

export type ConclusionResult = ConclusionPreview & { readonly done: boolean }

/** Each choice as it would be decided now; records nothing. null for those who may not conclude. */
export async function previewConclusions(
  services: Services,
  actor: Actor,
  cycle: CycleName,
  chosen: readonly ChosenCasefile[],
): Promise<readonly ConclusionPreview[] | null> {
  if (!may(actor, 'conclude-final-review', null)) return null
  const conclusions: ConclusionPreview[] = []
  for (const choice of chosen) {
    const conclusion = await conclusionOf(services, actor, cycle, choice)
    if (conclusion !== null) conclusions.push(conclusion)
  }
  return conclusions
}

/** T7: concludes each choice on its own, in turn; a refused one does not stop the others. */
export async function concludeFinalReview(
  services: Services,
  actor: Actor,
  cycle: CycleName,
  chosen: readonly ChosenCasefile[],
): Promise<readonly ConclusionResult[] | null> {
  const conclusions = await previewConclusions(services, actor, cycle, chosen)
  if (conclusions === null) return null
  const concluded: ConclusionResult[] = []
  for (const conclusion of conclusions) concluded.push(await conclude(services, actor, cycle, conclusion))
  return concluded
}

async function conclude(
  services: Services,
  actor: Actor,
  cycle: CycleName,
  conclusion: ConclusionPreview,
): Promise<ConclusionResult> {
  const { organisation, refusal } = conclusion
  if (refusal !== null) return { ...conclusion, done: false }
  const handled = await handle(services, actor, { organisation, cycle }, commandOf(conclusion))
  if (handled.result === 'done')
    return { ...conclusion, status: handled.casefile.status, version: handled.casefile.version, done: true }
  return {
    ...conclusion,
    refusal: handled.result === 'refused' ? handled.refusal : { name: 'no-such-move' },
    done: false,
  }
}

function commandOf({ does, seen, text }: ConclusionPreview): Command {
  return does === 'confirm'
    ? { type: 'confirm-completion', seen, note: text }
    : { type: 'close-unmet', seen, reason: text }
}

async function conclusionOf(
  services: Services,
  actor: Actor,
  cycle: CycleName,
  { code, seen, reason, note }: ChosenCasefile,
): Promise<ConclusionPreview | null> {
  const key = await findCasefile(services, code, cycle)
  const view = key === null ? null : await casefileFor(services, actor, 'see-final-review', key)
  if (key === null || view === null) return null
  const { status, version } = view.casefile
  const does = finalReviewGroup(view.casefile) === 'confirm' ? 'confirm' : 'close'
  const refusal = refusalOf(services, actor, view, does, seen)
  const [text, other] = does === 'confirm' ? [note, reason] : [reason, note]
  return { organisation: key.organisation, does, status, version, seen, text, typed: text || other, refusal }
}

function refusalOf(
  { clock }: Services,
  actor: Actor,
  { casefile, today }: CasefileView,
  does: ConclusionPreview['does'],
  seen: number,
): Refusal | null {
  if (!isInImprovementProcess(casefile.organisation, today)) return { name: 'only-for-trusts' }
  if (isChangedSince(seen, casefile)) return { name: 'changed-while-reading' }
  return does === 'confirm' ? cannotConfirm(casefile, actor.id) : cannotClose(casefile, today, clock.today(), actor.id)
}
