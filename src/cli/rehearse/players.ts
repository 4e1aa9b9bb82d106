import type { Scene } from '../../casework/rehearsal/scene.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'

/** Somebody with a casefile of their own. `arrivesAt` is what the registers said on their days; null: no register shows it. */
export type Player = {
  readonly organisation: Organisation
  readonly publishedOn: Day | null
  readonly arrivesAt: { readonly first: Status; readonly last: Status } | null
}

/** Interpretation 7: organisations whose row in a register shows whoever succeeded them, by code, with the days it does. */
export type ShownBySuccessor = ReadonlyMap<OdsCode, readonly Day[]>

/** An inherited status is “a way of showing, not an event”: nothing is played in their casefiles. */
export function shownBySuccessor(scene: Scene): ShownBySuccessor {
  const shown = new Map<OdsCode, readonly Day[]>()
  for (const organisation of scene.organisations) {
    const outcome = scene.outcomes.get(organisation.code)
    if (outcome === undefined || organisation.closed === null) continue
    const days = scene.days.filter((day) => isShown(outcome.on.get(day)?.status))
    const isInherited = [...outcome.on.values()].some(({ inherited }) => inherited)
    if (isInherited || isTakenOff(scene, organisation)) shown.set(organisation.code, days)
  }
  return shown
}

function isShown(status: Status | undefined): boolean {
  return status !== undefined && status !== 'not-published'
}

/** Shown on the first day and on the last no more, closed before: no command of a person takes a publication back. */
function isTakenOff({ outcomes, days: [first, last] }: Scene, { code }: Organisation): boolean {
  const on = outcomes.get(code)?.on
  if (on === undefined || first === undefined || last === undefined) return false
  return isShown(on.get(first)?.status) && !isShown(on.get(last)?.status)
}

/** Everybody with a casefile: those with a status of their own, successors that are shown for others, and the unknown. */
export function playersOf(scene: Scene, shown: ShownBySuccessor): readonly Player[] {
  return scene.organisations.flatMap((organisation): readonly Player[] => {
    const { code } = organisation
    if (shown.has(code)) return []
    const publishedOn = scene.outcomes.get(code)?.publishedOn ?? null
    if (scene.outcomes.has(code)) return [{ organisation, publishedOn, arrivesAt: arrivesAt(scene, code, false) }]
    const predecessor = scene.organisations.find((each) => shown.has(each.code) && each.successors.includes(code))
    if (predecessor !== undefined)
      return [{ organisation, publishedOn, arrivesAt: arrivesAt(scene, predecessor.code, true) }]
    return scene.listed.has(code) ? [{ organisation, publishedOn, arrivesAt: null }] : []
  })
}

/** What this organisation arrives at itself: on a day that showed nothing any more, what it showed before. */
function arrivesAt({ outcomes, days }: Scene, from: OdsCode, isShownForOther: boolean): Player['arrivesAt'] {
  const [first, last] = [days[0], days.at(-1)].map((day) => day && outcomes.get(from)?.on.get(day)?.status)
  if (first === undefined || last === undefined) throw new Error(`The registers do not say what ${from} arrived at`)
  return { first, last: isShownForOther && !isShown(last) ? first : last }
}
