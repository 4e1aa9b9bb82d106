import { nobody, type Tx } from '../../store/database.ts'
import { countTries, deleteTries, insertTry, lockTries, type TriesKey } from '../../store/sign-in-tries.ts'
import type { TriesKind } from '../../store/tables-sign-in.ts'
import type { Casework } from '../casework.ts'
import { minutesBefore } from './earlier.ts'
import { hashOf } from './token.ts'

/** How often something may be tried within a quarter of an hour; `key` is an address, a network address or a person. */
export type Limit = { readonly kind: TriesKind; readonly key: string }

const quarterOfAnHour = 15

const most: Readonly<Record<TriesKind, number>> = {
  'link-to-address': 3,
  'link-from-network': 30,
  'single-sign-on-from-network': 100,
  'second-factor': 5,
}

/** Counts one more try under each limit; false, and nothing counted, where one of them is reached. */
export async function mayTry(tx: Tx, { clock }: Pick<Casework, 'clock'>, limits: readonly Limit[]): Promise<boolean> {
  const now = clock.now()
  const keys = limits.map(keyOf)
  for (const key of keys) {
    await lockTries(tx, key)
    if ((await countTries(tx, key, minutesBefore(now, quarterOfAnHour))) >= most[key.kind]) return false
  }
  for (const key of keys) await insertTry(tx, key, now)
  return true
}

/** The same in a transaction of its own. */
export function countTry(casework: Casework, limit: Limit): Promise<boolean> {
  return casework.database.inTransaction(nobody, (tx) => mayTry(tx, casework, [limit]))
}

/** After the right answer, what was tried before counts no more. */
export async function forgetTries({ database }: Casework, limit: Limit): Promise<void> {
  await deleteTries(database.withoutScope, keyOf(limit))
}

function keyOf({ kind, key }: Limit): TriesKey {
  return { kind, keyHash: hashOf(key) }
}
