import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Somebody on the way to a provider; what they bring back must fit it. */
export type Journey = {
  readonly stateHash: string
  readonly browserHash: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string
  readonly begunAt: string
}

export async function insertJourney(db: Kysely<Tables>, journey: Journey): Promise<void> {
  const { stateHash, browserHash, nonce, verifier, next, begunAt } = journey
  await db
    .insertInto('sign_in_journeys')
    .values({ state_hash: stateHash, browser_hash: browserHash, nonce, verifier, next, begun_at: begunAt })
    .execute()
}

/** Takes a journey out, so that it is used once; null where none of this state began in this browser. */
export async function takeJourney(
  db: Kysely<Tables>,
  { stateHash, browserHash }: Pick<Journey, 'stateHash' | 'browserHash'>,
): Promise<Journey | null> {
  const row = await db
    .deleteFrom('sign_in_journeys')
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .returning(['nonce', 'verifier', 'next', 'begun_at as begunAt'])
    .executeTakeFirst()
  return row === undefined ? null : { stateHash, browserHash, ...row }
}

export async function deleteJourneysBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('sign_in_journeys').where('begun_at', '<', instant).execute()
}
