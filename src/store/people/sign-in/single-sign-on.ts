import type { Kysely } from 'kysely'
import type { Tx } from '../../database/database.ts'
import type { Tables } from '../../database/tables.ts'

/** A sign-in begun at a provider; what the browser brings back must match it. */
type SingleSignOnAttempt = {
  readonly stateHash: string
  readonly browserHash: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string
  readonly startedAt: string
}

export async function insertSingleSignOnAttempt(db: Kysely<Tables>, attempt: SingleSignOnAttempt): Promise<void> {
  const { stateHash, browserHash, nonce, verifier, next, startedAt } = attempt
  await db
    .insertInto('single_sign_on_attempts')
    .values({ state_hash: stateHash, browser_hash: browserHash, nonce, verifier, next, started_at: startedAt })
    .execute()
}

/** Deletes an attempt and gives it, so that it is used once; null where none with this state began in this browser. */
export async function takeSingleSignOnAttempt(
  db: Kysely<Tables>,
  { stateHash, browserHash }: Pick<SingleSignOnAttempt, 'stateHash' | 'browserHash'>,
): Promise<SingleSignOnAttempt | null> {
  const row = await db
    .deleteFrom('single_sign_on_attempts')
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .returning(['nonce', 'verifier', 'next', 'started_at as startedAt'])
    .executeTakeFirst()
  return row === undefined ? null : { stateHash, browserHash, ...row }
}

export async function deleteSingleSignOnAttemptsBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('single_sign_on_attempts').where('started_at', '<', instant).execute()
}

/** The provider's permanent id of a person. */
type Identity = { readonly issuer: string; readonly subject: string }

/** The id of the person with this identity; null where there is none. */
export async function personOfIdentity(tx: Tx, { issuer, subject }: Identity): Promise<string | null> {
  const row = await tx
    .selectFrom('identities')
    .select('person')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person ?? null
}

/** Stores a person's identity; false where the identity or the person has another already. */
export async function insertIdentity(
  tx: Tx,
  { issuer, subject }: Identity,
  person: string,
  now: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('identities')
    .values({ issuer, subject, person, first_seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Whether an account with any provider is known for a person. */
export async function hasIdentity(tx: Tx, person: string): Promise<boolean> {
  const row = await tx.selectFrom('identities').select('subject').where('person', '=', person).executeTakeFirst()
  return row !== undefined
}

export async function deleteIdentitiesOf(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('identities').where('person', '=', person).execute()
}
