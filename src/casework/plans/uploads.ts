import type { Actor } from '../../core/actor.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Day } from '../../core/day.ts'
import type { FileItem } from '../../core/plan/merge.ts'
import type { Tx } from '../../store/database/database.ts'
import {
  deleteUploads,
  insertUpload,
  type MailedPlan,
  mailedPlansOf,
  type Upload,
  type UploadKey,
  uploadById,
} from '../../store/plans/uploads.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { type FilledPlan, fileItems, listedGaps } from '../../workbook/checking/read-plan.ts'
import { findCasefile, mayDo } from '../questions.ts'
import { scopeOf } from '../scope.ts'
import type { Services } from '../services.ts'

/**
 * Keeps what was read of a file between the request that brings it and the one that confirms it, in place of what
 * this person had waiting for the same purpose. Gives the id for the confirming form.
 */
export async function storeUpload(
  { database, clock }: Services,
  actor: Actor,
  key: UploadKey,
  content: object,
): Promise<string> {
  const scope = await scopeOf(database, actor)
  return database.inTransaction(scope, (tx) => storeUploadIn(tx, actor, key, { content, at: clock.now() }))
}

/** The same within a transaction, for whoever keeps more than the upload. */
export async function storeUploadIn(
  tx: Tx,
  actor: Actor,
  key: UploadKey,
  { content, at }: { readonly content: object; readonly at: string },
): Promise<string> {
  await deleteUploads(tx, key, actor.id)
  return insertUpload(tx, key, { person: actor.id, content, at })
}

/** What waits under that id: the person's own, or null when it was confirmed, replaced or never there. */
export async function waitingUpload(
  { database }: Services,
  actor: Actor,
  key: UploadKey,
  id: string,
): Promise<Upload | null> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  return database.inTransaction(await scopeOf(database, actor), (tx) => uploadById(tx, key, actor.id, id))
}

/** Forgets what waits: it was confirmed, or its person dropped it. */
export async function discardUpload({ database }: Services, actor: Actor, key: UploadKey): Promise<void> {
  await database.inTransaction(await scopeOf(database, actor), (tx) => deleteUploads(tx, key, actor.id))
}

/** What is kept of a workbook between its arrival and its confirmation: all that a merge needs. */
export type WaitingPlan = {
  readonly fileName: string
  readonly madeOn: Day
  readonly items: readonly FileItem[]
  readonly listed: readonly (readonly [EvidenceReference, string])[]
  /** When the mail server took it, an instant; absent where it was uploaded. */
  readonly mailedAt?: string
}

export function waitingPlanOf(fileName: string, plan: FilledPlan): WaitingPlan {
  return { fileName, madeOn: plan.madeOn, items: fileItems(plan), listed: [...listedGaps(plan)] }
}

/** The name under which a person's upload for this casefile waits. */
export function planUploadKey({ organisation, cycle }: CasefileKey) {
  return { kind: 'plan', organisation: organisation.code, cycle } as const
}

export type { MailedPlan } from '../../store/plans/uploads.ts'

/** The workbooks that came by mail from this person's address and wait for them to look at and confirm. */
export async function mailedPlans(casework: Services, actor: Actor): Promise<readonly MailedPlan[]> {
  const scope = await scopeOf(casework.database, actor)
  const waiting = await casework.database.inTransaction(scope, (tx) => mailedPlansOf(tx, actor.id))
  const found: MailedPlan[] = []
  for (const plan of waiting) {
    const place = await findCasefile(casework, plan.organisation, plan.cycle)
    if (place !== null && (await mayDo(casework, actor, 'edit-plan', place))) found.push(plan)
  }
  return found
}
