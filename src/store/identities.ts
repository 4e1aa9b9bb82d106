import type { Kysely } from 'kysely'
import type { Tx } from './database.ts'
import type { Tables } from './tables.ts'

/** Who a provider says somebody is, for good. */
export type Identity = { readonly issuer: string; readonly subject: string }

/** The id of the person whom a provider's subject is known to be, or null. */
export async function personOfIdentity(tx: Tx, { issuer, subject }: Identity): Promise<string | null> {
  const row = await tx
    .selectFrom('identities')
    .select('person')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.person ?? null
}

/** Ties a subject to a person; false where either is tied to another already. */
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

export async function deleteIdentitiesOf(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('identities').where('person', '=', person).execute()
}
