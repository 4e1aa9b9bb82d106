import type { Day } from '../day.ts'
import type { OdsCode } from '../organisation.ts'
import type { Observation } from './file-line.ts'
import type { Publication } from './publication.ts'

/**
 * What recording an observation would change in the register on its day. `decided-that-day` changes nothing: a decision
 * in this service takes precedence over an observation of the same day (S8).
 */
export type RegisterChange = {
  readonly kind: 'new' | 'changed' | 'same' | 'decided-that-day'
  readonly observation: Observation
  readonly name: string
  /** What the register shows on that day before; null where it does not list the organisation in that cycle. */
  readonly before: Publication | null
}

/** Compares each observation with what the register shows on the same day. */
export function registerChanges(
  observations: readonly Observation[],
  observedOn: Day,
  shown: readonly Publication[],
  names: ReadonlyMap<OdsCode, string>,
): readonly RegisterChange[] {
  const before = new Map(shown.map((publication) => [publication.organisation, publication]))
  return observations.map((observation) => {
    const { organisation } = observation
    const publication = before.get(organisation) ?? null
    const name = names.get(organisation) ?? organisation
    return { kind: kindOf(observation, observedOn, publication), observation, name, before: publication }
  })
}

function kindOf(
  { status, publishedOn }: Observation,
  observedOn: Day,
  before: Publication | null,
): RegisterChange['kind'] {
  if (before === null || before.shown === 'not-known' || before.shown === 'published') return 'new'
  if (before.statusSince === observedOn) return 'decided-that-day'
  return before.shown === status && before.publishedOn === publishedOn ? 'same' : 'changed'
}

export type ChangeCounts = Readonly<Record<RegisterChange['kind'], number>>

export function countsOf(changes: readonly RegisterChange[]): ChangeCounts {
  const count = (kind: RegisterChange['kind']) => changes.filter((change) => change.kind === kind).length
  return {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    'decided-that-day': count('decided-that-day'),
  }
}
