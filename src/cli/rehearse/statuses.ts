import type { RecordedCasefile } from '../../casework/rehearsal/record.ts'
import type { Scene } from '../../casework/rehearsal/scene.ts'
import { replay } from '../../core/casefile/replay.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { ShownBySuccessor } from './players.ts'

/** What an organisation of the cycle's register shows on a day. */
export type ShownOn = Reached & { readonly organisation: Organisation }

/** `publishedOn` is null before, and where a successor is shown. */
type Reached = { readonly status: Status; readonly publishedOn: Day | null }

/** S8 “a past day shows the latest … decision up to it”: the statuses of a day as the events of all casefiles make them. */
export function statusesOn(
  day: Day,
  scene: Scene,
  casefiles: readonly RecordedCasefile[],
  shown: ShownBySuccessor,
): readonly ShownOn[] {
  const own = new Map(casefiles.map((casefile) => [casefile.organisation.code, ownOn(day, scene, casefile)]))
  return scene.organisations
    .filter(({ code }) => scene.listed.has(code))
    .map((organisation) => ({ organisation, ...reachedBy(organisation, day, scene, own, shown) }))
}

const notPublished: Reached = { status: 'not-published', publishedOn: null }

function ownOn(day: Day, { cycle }: Scene, { organisation, events }: RecordedCasefile): Reached {
  const steps = replay({ organisation, cycle }, events)
  const after = steps.findLast(({ event }) => event.on <= day)?.after
  return after === undefined ? notPublished : { status: after.status, publishedOn: after.publishedOn }
}

/** Reading 7: where the register of the time showed a successor's status, so does this; all of them show the same. */
function reachedBy(
  { code, successors }: Organisation,
  day: Day,
  { days }: Scene,
  own: ReadonlyMap<OdsCode, Reached>,
  shown: ShownBySuccessor,
): Reached {
  const shownOn = shown.get(code)
  if (shownOn === undefined) return own.get(code) ?? notPublished
  const register = days.findLast((each) => each <= day) ?? days[0]
  if (register === undefined || !shownOn.includes(register)) return notPublished
  const [status, ...others] = [...new Set(successors.map((each) => (own.get(each) ?? notPublished).status))]
  if (status === undefined || others.length > 0) throw new Error(`The successors of ${code} do not show one status`)
  return { status, publishedOn: null }
}
