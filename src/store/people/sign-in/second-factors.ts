import { type Kysely, sql } from 'kysely'
import type { Tables } from '../../database/tables.ts'

/** `secret` is sealed; instants are ISO 8601 in UTC. `confirmedAt` is null until a first code proved that an app has it. */
type SecondFactor = {
  readonly secret: string
  readonly startedAt: string
  readonly confirmedAt: string | null
  readonly recoveryCodesLeft: number
}

export async function secondFactorOf(db: Kysely<Tables>, person: string): Promise<SecondFactor | null> {
  const row = await db
    .selectFrom('second_factors')
    .select(['secret', 'started_at as startedAt', 'confirmed_at as confirmedAt'])
    .select(sql<number>`cardinality(recovery)`.as('recoveryCodesLeft'))
    .where('person', '=', person)
    .executeTakeFirst()
  return row ?? null
}

/** Begins a second factor and replaces an unconfirmed one; a confirmed one stays. */
export async function insertSecondFactor(
  db: Kysely<Tables>,
  { person, secret, now }: { readonly person: string; readonly secret: string; readonly now: string },
): Promise<void> {
  await db
    .insertInto('second_factors')
    .values({ person, secret, started_at: now })
    .onConflict((conflict) =>
      conflict
        .column('person')
        .doUpdateSet({ secret, started_at: now })
        .where('second_factors.confirmed_at', 'is', null),
    )
    .execute()
}

type Confirmation = {
  readonly person: string
  readonly step: number
  readonly recovery: readonly string[]
  readonly now: string
}

/** False where it was confirmed already. */
export async function confirmSecondFactor(
  db: Kysely<Tables>,
  { person, step, recovery, now }: Confirmation,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ confirmed_at: now, last_step: step, recovery })
    .where('person', '=', person)
    .where('confirmed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Uses the code of this half minute; false where it, or a later one, was used already. */
export async function takeStep(db: Kysely<Tables>, person: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('person', '=', person)
    .where((where) => where.or([where('last_step', 'is', null), where('last_step', '<', step)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Uses a recovery code by its hash; false where there is none, or it was used already. */
export async function takeRecoveryCode(db: Kysely<Tables>, person: string, hash: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ recovery: sql<readonly string[]>`array_remove(recovery, ${hash})` })
    .where('person', '=', person)
    .where(sql<boolean>`${hash} = any(recovery)`)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Every secret as it is stored, with its person. */
export function storedSecrets(db: Kysely<Tables>): Promise<readonly { person: string; secret: string }[]> {
  return db.selectFrom('second_factors').select(['person', 'secret']).execute()
}

/** Replaces a sealed secret by the same secret sealed anew; does nothing where it was changed meanwhile. */
export async function replaceSecret(
  db: Kysely<Tables>,
  { person, before, after }: { readonly person: string; readonly before: string; readonly after: string },
): Promise<void> {
  await db
    .updateTable('second_factors')
    .set({ secret: after })
    .where('person', '=', person)
    .where('secret', '=', before)
    .execute()
}

export async function deleteSecondFactor(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('second_factors').where('person', '=', person).execute()
}

/** A used link whose person still has to give a code. */
type PendingSignIn = { readonly person: string; readonly next: string; readonly startedAt: string }

export async function insertPendingSignIn(
  db: Kysely<Tables>,
  { tokenHash, person, next, startedAt }: PendingSignIn & { readonly tokenHash: string },
): Promise<void> {
  await db
    .insertInto('pending_sign_ins')
    .values({ token_hash: tokenHash, person, next, started_at: startedAt })
    .execute()
}

export async function pendingSignInByHash(db: Kysely<Tables>, tokenHash: string): Promise<PendingSignIn | null> {
  const row = await db
    .selectFrom('pending_sign_ins')
    .select(['person', 'next', 'started_at as startedAt'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** Ends a pending sign-in; false where it was ended already. */
export async function deletePendingSignIn(db: Kysely<Tables>, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('pending_sign_ins')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

export async function deletePendingSignInsOf(db: Kysely<Tables>, person: string): Promise<void> {
  await db.deleteFrom('pending_sign_ins').where('person', '=', person).execute()
}

export async function deletePendingSignInsBefore(db: Kysely<Tables>, instant: string): Promise<void> {
  await db.deleteFrom('pending_sign_ins').where('started_at', '<', instant).execute()
}
