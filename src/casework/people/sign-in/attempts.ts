import { publicScope, type Tx } from '../../../store/database/database.ts'
import type { AttemptKind } from '../../../store/database/tables-people.ts'
import {
  type AttemptsKey,
  countAttempts,
  deleteAttempts,
  insertAttempt,
  lockAttempts,
} from '../../../store/people/sign-in/attempts.ts'
import { minutesBefore, type Services } from '../../services.ts'
import { hashOf } from './secrets.ts'

/** What a limit counts within a quarter of an hour; `key` is an email address, a network address or a person. */
type Limit = { readonly kind: AttemptKind; readonly key: string }

const quarterOfAnHour = 15

const attemptLimits: Readonly<Record<AttemptKind, number>> = {
  'link-to-address': 3,
  'link-from-network': 30,
  'single-sign-on-from-network': 100,
  'second-factor': 5,
}

/** Counts one more attempt under each limit; false, and nothing counted, where one of them is reached. */
export async function countAttemptIn(
  tx: Tx,
  { clock }: Pick<Services, 'clock'>,
  limits: readonly Limit[],
): Promise<boolean> {
  const now = clock.now()
  const keys = limits.map(keyOf)
  for (const key of keys) {
    await lockAttempts(tx, key)
    if ((await countAttempts(tx, key, minutesBefore(now, quarterOfAnHour))) >= attemptLimits[key.kind]) return false
  }
  for (const key of keys) await insertAttempt(tx, key, now)
  return true
}

/** The same in a transaction of its own. */
export function countAttempt(services: Services, limit: Limit): Promise<boolean> {
  return services.database.inTransaction(publicScope, (tx) => countAttemptIn(tx, services, [limit]))
}

/** After the right answer, earlier attempts count no more. */
export async function clearAttempts({ database }: Services, limit: Limit): Promise<void> {
  await deleteAttempts(database.withoutScope, keyOf(limit))
}

function keyOf({ kind, key }: Limit): AttemptsKey {
  return { kind, keyHash: hashOf(key) }
}
