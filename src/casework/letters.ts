import type { Actor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import {
  countLetters,
  type KeptLetter,
  type LetterState,
  letterById,
  lettersPage,
  lettersTo,
  moveLetter,
} from '../store/letters.ts'
import { enqueue } from '../store/queues.ts'
import type { Casework } from './casework.ts'
import { scopeOf } from './scope.ts'

export type { KeptLetter, LetterState } from '../store/letters.ts'

/** One page of the outbox, newest first, and how many letters there are in each state. */
export type Outbox = {
  readonly letters: readonly KeptLetter[]
  readonly counts: Readonly<Record<LetterState, number>>
  readonly page: number
  readonly pages: number
}

const perPage = 50

/** The letters in one state, or in all; null for whoever may not see them. `page` begins at 1. */
export async function outbox(
  casework: Casework,
  actor: Actor,
  state: LetterState | null,
  page: number,
): Promise<Outbox | null> {
  if (!may(actor, 'see-letters', null)) return null
  return casework.database.inTransaction(await scopeOf(casework.database, actor), async (tx) => {
    const counts = await countLetters(tx)
    const total = state === null ? Object.values(counts).reduce((sum, each) => sum + each, 0) : counts[state]
    const pages = Math.max(1, Math.ceil(total / perPage))
    const shown = Math.min(Math.max(1, Math.trunc(page)), pages)
    const letters = await lettersPage(tx, { state, offset: (shown - 1) * perPage, limit: perPage })
    return { letters, counts, page: shown, pages }
  })
}

/** One letter, for those who see the outbox and for the person it is to; null for anybody else. */
export async function letterFor(casework: Casework, actor: Actor, id: string): Promise<KeptLetter | null> {
  if (!isId(id)) return null
  const scope = await scopeOf(casework.database, actor)
  const letter = await casework.database.inTransaction(scope, (tx) => letterById(tx, id))
  return letter?.to.id === actor.id || may(actor, 'see-letters', null) ? letter : null
}

/** The newest letters to this person. */
export async function myLetters(casework: Casework, actor: Actor): Promise<readonly KeptLetter[]> {
  const scope = await scopeOf(casework.database, actor)
  return casework.database.inTransaction(scope, (tx) => lettersTo(tx, actor.id, perPage))
}

/** Queues a stuck letter again: `not-stuck` when it is in another state by now. */
export async function retryLetter(
  casework: Casework,
  actor: Actor,
  id: string,
): Promise<'queued' | 'not-stuck' | 'not-allowed'> {
  if (!may(actor, 'retry-letters', null)) return 'not-allowed'
  if (!isId(id)) return 'not-stuck'
  return casework.database.inTransaction(await scopeOf(casework.database, actor), async (tx) => {
    if (!(await moveLetter(tx, id, 'stuck', 'queued'))) return 'not-stuck'
    await enqueue(tx, 'deliver-letter', { id })
    return 'queued'
  })
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}
