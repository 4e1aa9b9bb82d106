import type { Actor } from '../core/actor.ts'
import { actorById } from '../store/people.ts'
import type { Casework } from './casework.ts'
import { demoPersonId } from './demo.ts'

/** One of the demo's people with what they may act as, made on first use; throws for a key that is not there. */
export async function demoActor(casework: Casework, key: string, organisation: string): Promise<Actor> {
  const id = await demoPersonId(casework, key, organisation)
  const actor = id === null ? null : await actorById(casework.database.withoutScope, id)
  if (actor === null) throw new Error(`The demo has no “${key}” of ${organisation}`)
  return actor
}
