import type { RecordedCasefile } from '../../casework/rehearsal/record.ts'
import type { Scene } from '../../casework/rehearsal/scene.ts'
import { replay } from '../../core/casefile/replay.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import type { OdsCode, Organisation } from '../../core/organisation.ts'
import type { ShownBySuccessor } from './players.ts'

/** What an organisation of the cycle's register shows on a day. */
export type ShownOn = { readonly organisation: Organisation; readonly status: Status }

/** S8 “a past day shows the latest … decision up to it”: the statuses of a day as the events of all casefiles make them. */
export function statusesOn(
  day: Day,
  scene: Scene,
  casefiles: readonly RecordedCasefile[],
  shown: ShownBySuccessor,
): readonly ShownOn[] {
  const own = new Map(casefiles.map((casefile) => [casefile.organisation.code, ownStatusOn(day, scene, casefile)]))
  return scene.organisations
    .filter(({ code }) => scene.listed.has(code))
    .map((organisation) => ({ organisation, status: statusOf(organisation, day, scene, own, shown) }))
}

function ownStatusOn(day: Day, { cycle }: Scene, { organisation, events }: RecordedCasefile): Status {
  const steps = replay({ organisation, cycle }, events)
  return steps.findLast(({ event }) => event.on <= day)?.after.status ?? 'not-published'
}

/** Reading 7: where the register of the time showed a successor's status, so does this; all of them show the same. */
function statusOf(
  { code, successors }: Organisation,
  day: Day,
  { days }: Scene,
  own: ReadonlyMap<OdsCode, Status>,
  shown: ShownBySuccessor,
): Status {
  const shownOn = shown.get(code)
  if (shownOn === undefined) return own.get(code) ?? 'not-published'
  const register = days.findLast((each) => each <= day) ?? days[0]
  if (register === undefined || !shownOn.includes(register)) return 'not-published'
  const [status, ...others] = [...new Set(successors.map((each) => own.get(each) ?? 'not-published'))]
  if (status === undefined || others.length > 0) throw new Error(`The successors of ${code} do not show one status`)
  return status
}
