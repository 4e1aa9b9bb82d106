import type { Kysely } from 'kysely'
import type { Tx } from '../../database/database.ts'
import type { Tables } from '../../database/tables.ts'

/** An email with a one-time link, and where the link leads once its person is signed in. */
type SignInEmail = {
  readonly email: string
  readonly person: string
  readonly next: string
  readonly askedAt: string
}

type SignInRequest = { readonly email: string; readonly next: string; readonly askedAt: string }

export async function insertRequest(tx: Tx, request: SignInRequest): Promise<string> {
  const { email, next, askedAt } = request
  const { id } = await tx
    .insertInto('sign_in_requests')
    .values({ email, next, requested_at: askedAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Deletes a request and gives it, so that it is answered once; null where it was answered already. */
export async function takeRequest(tx: Tx, id: string): Promise<SignInRequest | null> {
  const row = await tx
    .deleteFrom('sign_in_requests')
    .where('id', '=', id)
    .returning(['email', 'next', 'requested_at as askedAt'])
    .executeTakeFirst()
  return row ?? null
}

export async function insertSignInEmail(tx: Tx, { email, person, next, askedAt }: SignInEmail): Promise<void> {
  await tx.insertInto('sign_in_emails').values({ email, person, next, requested_at: askedAt }).execute()
}

export async function insertLink(tx: Tx, email: string, tokenHash: string): Promise<void> {
  await tx.insertInto('sign_in_links').values({ email, token_hash: tokenHash }).execute()
}

/** The email with this link, where it was requested after `since` and no copy of it was used; else null. */
export async function emailOfLink(db: Kysely<Tables>, tokenHash: string, since: string): Promise<string | null> {
  const row = await db
    .selectFrom('sign_in_links')
    .innerJoin('sign_in_emails', 'sign_in_emails.email', 'sign_in_links.email')
    .select('sign_in_emails.email')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('requested_at', '>=', since)
    .executeTakeFirst()
  return row?.email ?? null
}

/** Uses up an email's link; null where it was used already. */
export async function takeSignInEmail(
  db: Kysely<Tables>,
  email: string,
  now: string,
): Promise<Pick<SignInEmail, 'person' | 'next'> | null> {
  const row = await db
    .updateTable('sign_in_emails')
    .set({ used_at: now })
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .returning(['person', 'next'])
    .executeTakeFirst()
  return row ?? null
}

/** Deletes the emails requested before this instant, with their links. */
export async function deleteSignInEmailsBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('sign_in_emails').where('requested_at', '<', instant).execute()
  await db.deleteFrom('sign_in_requests').where('requested_at', '<', instant).execute()
}

/** Deletes every link that a person has not used yet. */
export async function deleteSignInEmailsOf(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('sign_in_emails').where('person', '=', person).execute()
}
