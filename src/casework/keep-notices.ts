import type { Actor } from '../core/actor.ts'
import { contentOf, type Notice, type NoticeContent, type NoticeProblem, problemsIn } from '../core/notices/notice.ts'
import { may } from '../core/permissions.ts'
import { nobody, type Tx } from '../store/database.ts'
import { insertNoticeEvent, type NoticeEvent, noticeEventsOf } from '../store/notice-events.ts'
import { allNotices, insertNotice, noticeById, updateNotice } from '../store/notices.ts'
import type { Casework } from './casework.ts'

export type NoticeKept =
  | { readonly result: 'done'; readonly id: string }
  | { readonly result: 'refused'; readonly problems: readonly NoticeProblem[] }
  /** Somebody else changed or ended it since it was read. */
  | { readonly result: 'changed-meanwhile' }
  | { readonly result: 'not-allowed' }

export type NoticeWithHistory = {
  readonly notice: Notice
  /** Newest first. */
  readonly history: Awaited<ReturnType<typeof noticeEventsOf>>
}

/** Every notice ever kept, for whoever keeps them. */
export async function keptNotices({ database }: Casework, actor: Actor): Promise<readonly Notice[]> {
  return may(actor, 'keep-notices', null) ? allNotices(database.withoutScope) : []
}

/** One notice with who did what to it; null for who may not keep notices, and where there is none. */
export async function keptNotice({ database }: Casework, actor: Actor, id: string): Promise<NoticeWithHistory | null> {
  if (!may(actor, 'keep-notices', null) || !isUuid(id)) return null
  const notice = await noticeById(database.withoutScope, id)
  return notice === null ? null : { notice, history: await noticeEventsOf(database.withoutScope, id) }
}

export async function addNotice(casework: Casework, actor: Actor, content: NoticeContent): Promise<NoticeKept> {
  return kept(casework, actor, content, async (tx) => {
    const id = await insertNotice(tx, content)
    await insertNoticeEvent(tx, { ...stampOf(casework, actor), notice: id, version: 1, type: 'added', content })
    return { result: 'done', id }
  })
}

/** `seen` is the version that the change was made from. */
export async function changeNotice(
  casework: Casework,
  actor: Actor,
  id: string,
  seen: number,
  content: NoticeContent,
): Promise<NoticeKept> {
  return kept(casework, actor, content, (tx) => next(tx, casework, actor, { id, seen, content, type: 'changed' }))
}

/** From today it is not shown any more. */
export async function endNotice(casework: Casework, actor: Actor, id: string, seen: number): Promise<NoticeKept> {
  const found = await keptNotice(casework, actor, id)
  if (found === null) return { result: 'not-allowed' }
  const content = contentOf(found.notice)
  return casework.database.inTransaction(nobody, (tx) =>
    next(tx, casework, actor, { id, seen, content, type: 'ended' }),
  )
}

async function kept(
  { database }: Casework,
  actor: Actor,
  content: NoticeContent,
  work: (tx: Tx) => Promise<NoticeKept>,
): Promise<NoticeKept> {
  if (!may(actor, 'keep-notices', null)) return { result: 'not-allowed' }
  const problems = problemsIn(content)
  return problems.length > 0 ? { result: 'refused', problems } : database.inTransaction(nobody, work)
}

type Change = {
  readonly id: string
  readonly seen: number
  readonly content: NoticeContent
  readonly type: 'changed' | 'ended'
}

async function next(tx: Tx, casework: Casework, actor: Actor, change: Change): Promise<NoticeKept> {
  const { id, seen, content, type } = change
  if (!isUuid(id)) return { result: 'not-allowed' }
  const endedOn = type === 'ended' ? casework.clock.today() : null
  if (!(await updateNotice(tx, id, seen, content, endedOn))) return { result: 'changed-meanwhile' }
  await insertNoticeEvent(tx, { ...stampOf(casework, actor), notice: id, version: seen + 1, type, content })
  return { result: 'done', id }
}

function stampOf({ clock }: Casework, actor: Actor): Pick<NoticeEvent, 'by' | 'on' | 'recordedAt'> {
  return { by: { id: actor.id, name: actor.name }, on: clock.today(), recordedAt: clock.now() }
}

function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)
}
