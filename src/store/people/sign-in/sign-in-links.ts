import type { Kysely } from 'kysely'
import type { Tx } from '../../database/database.ts'
import type { Tables } from '../../database/tables.ts'

/** A letter with a one-time link, and where the link leads once its person is signed in. */
type SignInEmail = {
  readonly letter: string
  readonly person: string
  readonly next: string
  readonly askedAt: string
}

type SignInRequest = { readonly email: string; readonly next: string; readonly askedAt: string }

export async function insertRequest(tx: Tx, request: SignInRequest): Promise<string> {
  const { email, next, askedAt } = request
  const { id } = await tx
    .insertInto('sign_in_requests')
    .values({ email, next, asked_at: askedAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes a request out, so that it is answered once; null where it was. */
export async function takeRequest(tx: Tx, id: string): Promise<SignInRequest | null> {
  const row = await tx
    .deleteFrom('sign_in_requests')
    .where('id', '=', id)
    .returning(['email', 'next', 'asked_at as askedAt'])
    .executeTakeFirst()
  return row ?? null
}

export async function insertSignInEmail(tx: Tx, { letter, person, next, askedAt }: SignInEmail): Promise<void> {
  await tx.insertInto('sign_in_letters').values({ letter, person, next, asked_at: askedAt }).execute()
}

export async function insertLink(tx: Tx, letter: string, tokenHash: string): Promise<void> {
  await tx.insertInto('sign_in_links').values({ letter, token_hash: tokenHash }).execute()
}

/** The letter that brought this link, where it was asked for after `since` and no copy of it was used; else null. */
export async function emailOfLink(db: Kysely<Tables>, tokenHash: string, since: string): Promise<string | null> {
  const row = await db
    .selectFrom('sign_in_links')
    .innerJoin('sign_in_letters', 'sign_in_letters.letter', 'sign_in_links.letter')
    .select('sign_in_letters.letter')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('asked_at', '>=', since)
    .executeTakeFirst()
  return row?.letter ?? null
}

/** Uses a letter's link up; null where somebody was quicker. */
export async function takeSignInEmail(
  db: Kysely<Tables>,
  letter: string,
  now: string,
): Promise<Pick<SignInEmail, 'person' | 'next'> | null> {
  const row = await db
    .updateTable('sign_in_letters')
    .set({ used_at: now })
    .where('letter', '=', letter)
    .where('used_at', 'is', null)
    .returning(['person', 'next'])
    .executeTakeFirst()
  return row ?? null
}

/** What was asked for before this instant, with its links. */
export async function deleteSignInEmailsBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('sign_in_letters').where('asked_at', '<', instant).execute()
  await db.deleteFrom('sign_in_requests').where('asked_at', '<', instant).execute()
}

/** Every link that a person has not used yet. */
export async function deleteSignInEmailsOf(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('sign_in_letters').where('person', '=', person).execute()
}
