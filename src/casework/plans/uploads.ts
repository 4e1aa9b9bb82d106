import type { Actor } from '../../core/actor.ts'
import type { EvidenceReference } from '../../core/catalogue/evidence.ts'
import type { Day } from '../../core/day.ts'
import { itemTextNames } from '../../core/plan/item-texts.ts'
import type { FileItem } from '../../core/plan/merge.ts'
import { readableVersion, upcastItem } from '../../core/plan/upcast.ts'
import { isUuid } from '../../core/uuid.ts'
import type { Tx } from '../../store/database/database.ts'
import {
  deleteOldUploads,
  deleteUploads,
  insertUpload,
  type MailedPlan,
  mailedPlansOf,
  type Upload,
  type UploadKey,
  uploadById,
} from '../../store/plans/uploads.ts'
import type { CasefileKey } from '../../store/record/casefiles.ts'
import { deleteOldRegisterFiles } from '../../store/register/register-files.ts'
import { type FilledPlan, fileItems, listedGaps } from '../../workbook/checking/read-plan.ts'
import { findCasefile, mayDo } from '../questions.ts'
import { scopeOf, serviceScope } from '../scope.ts'
import { minutesBefore, type Services } from '../services.ts'

/**
 * Stores what was read from a file between the request that uploads it and the one that confirms it, and replaces what
 * this person had waiting for the same purpose. Gives the id for the confirming form.
 */
export async function storeUpload(
  { database, clock }: Services,
  actor: Actor,
  key: UploadKey,
  content: object,
): Promise<string> {
  const scope = scopeOf(actor)
  return database.inTransaction(scope, (tx) => storeUploadIn(tx, actor, key, { content, at: clock.now() }))
}

/** The same within a transaction that stores more than the upload. */
export async function storeUploadIn(
  tx: Tx,
  actor: Actor,
  key: UploadKey,
  { content, at }: { readonly content: object; readonly at: string },
): Promise<string> {
  await deleteUploads(tx, key, actor.id)
  return insertUpload(tx, key, { person: actor.id, content, at })
}

/** The person's own upload with that id; null when it was confirmed, replaced or never there. */
export async function waitingUpload(
  { database }: Services,
  actor: Actor,
  key: UploadKey,
  id: string,
): Promise<Upload | null> {
  if (!isUuid(id)) return null
  return database.inTransaction(scopeOf(actor), (tx) => uploadById(tx, key, actor.id, id))
}

/** Deletes a waiting upload: it was confirmed, or its person cancelled it. */
export async function discardUpload({ database }: Services, actor: Actor, key: UploadKey): Promise<void> {
  await database.inTransaction(scopeOf(actor), (tx) => deleteUploads(tx, key, actor.id))
}

/** For how many days an upload waits to be confirmed or cancelled, unless a setting says otherwise. */
export const usualUploadDays = 30

/** Deletes the uploads of every kind that have waited longer than their days. Gives how many. */
export async function removeExpiredUploads({
  database,
  clock,
  uploadDays = usualUploadDays,
}: Pick<Services, 'database' | 'clock' | 'uploadDays'>): Promise<number> {
  const before = minutesBefore(clock.now(), uploadDays * 24 * 60)
  return database.inTransaction(
    serviceScope,
    async (tx) => (await deleteOldUploads(tx, before)) + (await deleteOldRegisterFiles(tx, before)),
  )
}

/** What is stored of a workbook between its arrival and its confirmation: all that a merge needs. */
export type WaitingPlan = {
  readonly fileName: string
  readonly madeOn: Day
  /** Of the workbook, which is compared with the plan on the web in this version. */
  readonly contentVersion: number
  readonly items: readonly FileItem[]
  readonly listed: readonly (readonly [EvidenceReference, string])[]
  /** The instant at which the mail server received it; absent where it was uploaded. */
  readonly mailedAt?: string
}

export function waitingPlanOf(fileName: string, plan: FilledPlan): WaitingPlan {
  const { madeOn, contentVersion } = plan
  return { fileName, madeOn, contentVersion, items: fileItems(plan), listed: [...listedGaps(plan)] }
}

/**
 * A workbook that waits, in today's shape. Texts that the build which read it did not know were not read from the file,
 * so they stay as on the web. Throws `NewerContent` where a newer build stored it.
 */
export function waitingPlanIn({ content }: Upload): WaitingPlan {
  const stored = content as WaitingPlan
  const items = stored.items.map((each) => ({
    ...each,
    item: upcastItem(each.item),
    unread: [...each.unread, ...itemTextNames.filter((name) => !(name in each.item))],
  }))
  return { ...stored, contentVersion: readableVersion(stored), items }
}

/** The key under which a person's upload for this casefile waits. */
export function planUploadKey({ organisation, cycle }: CasefileKey) {
  return { kind: 'plan', organisation: organisation.code, cycle } as const
}

export type { MailedPlan } from '../../store/plans/uploads.ts'

/** The workbooks that were emailed from this person's address and wait for them to check and confirm. */
export async function mailedPlans(services: Services, actor: Actor): Promise<readonly MailedPlan[]> {
  const scope = scopeOf(actor)
  const waiting = await services.database.inTransaction(scope, (tx) => mailedPlansOf(tx, actor.id))
  const found: MailedPlan[] = []
  for (const plan of waiting) {
    const key = await findCasefile(services, plan.organisation, plan.cycle)
    if (key !== null && (await mayDo(services, actor, 'edit-plan', key))) found.push(plan)
  }
  return found
}
