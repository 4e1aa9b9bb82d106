import type { Actor } from '../../core/actor.ts'
import {
  type Announcement,
  type AnnouncementContent,
  type AnnouncementProblem,
  contentOf,
  isFor,
  problemsIn,
} from '../../core/announcements/announcement.ts'
import type { Organisation } from '../../core/organisation.ts'
import { may } from '../../core/permissions.ts'
import { isUuid } from '../../core/uuid.ts'
import {
  type AnnouncementEvent,
  allAnnouncements,
  announcementById,
  announcementEventsOf,
  announcementsShownOn,
  insertAnnouncement,
  insertAnnouncementEvent,
  updateAnnouncement,
} from '../../store/announcements/announcements.ts'
import { publicScope, type Tx } from '../../store/database/database.ts'
import { organisationByCode } from '../../store/organisations/organisations.ts'
import type { Services } from '../services.ts'

type AnnouncementSaved =
  | { readonly result: 'done'; readonly id: string }
  | { readonly result: 'refused'; readonly problems: readonly AnnouncementProblem[] }
  /** Somebody else changed or ended it since this person read it. */
  | { readonly result: 'changed-meanwhile' }
  | { readonly result: 'not-allowed' }

export type AnnouncementWithHistory = {
  readonly announcement: Announcement
  /** Newest first. */
  readonly history: Awaited<ReturnType<typeof announcementEventsOf>>
}

/** Every announcement ever made, for those who manage them; empty for anybody else. */
export async function allAnnouncementsFor({ database }: Services, actor: Actor): Promise<readonly Announcement[]> {
  return may(actor, 'manage-announcements', null) ? allAnnouncements(database.withoutScope) : []
}

/** One announcement with who did what to it; null for those who may not manage announcements, and where there is none. */
export async function announcementFor(
  { database }: Services,
  actor: Actor,
  id: string,
): Promise<AnnouncementWithHistory | null> {
  if (!may(actor, 'manage-announcements', null) || !isUuid(id)) return null
  const announcement = await announcementById(database.withoutScope, id)
  return announcement === null
    ? null
    : { announcement: announcement, history: await announcementEventsOf(database.withoutScope, id) }
}

export async function addAnnouncement(
  services: Services,
  actor: Actor,
  content: AnnouncementContent,
): Promise<AnnouncementSaved> {
  return saveIfValid(services, actor, content, async (tx) => {
    const id = await insertAnnouncement(tx, content)
    await insertAnnouncementEvent(tx, {
      ...stampOf(services, actor),
      announcement: id,
      version: 1,
      type: 'added',
      content,
    })
    return { result: 'done', id }
  })
}

/** `seen` is the version that the change was made from. */
export async function changeAnnouncement(
  services: Services,
  actor: Actor,
  id: string,
  seen: number,
  content: AnnouncementContent,
): Promise<AnnouncementSaved> {
  return saveIfValid(services, actor, content, (tx) =>
    saveNextVersion(tx, services, actor, { id, seen, content, type: 'changed' }),
  )
}

/** Ends an announcement: from today it is not shown any more. */
export async function endAnnouncement(
  services: Services,
  actor: Actor,
  id: string,
  seen: number,
): Promise<AnnouncementSaved> {
  const found = await announcementFor(services, actor, id)
  if (found === null) return { result: 'not-allowed' }
  const content = contentOf(found.announcement)
  return services.database.inTransaction(publicScope, (tx) =>
    saveNextVersion(tx, services, actor, { id, seen, content, type: 'ended' }),
  )
}

async function saveIfValid(
  { database }: Services,
  actor: Actor,
  content: AnnouncementContent,
  work: (tx: Tx) => Promise<AnnouncementSaved>,
): Promise<AnnouncementSaved> {
  if (!may(actor, 'manage-announcements', null)) return { result: 'not-allowed' }
  const problems = problemsIn(content)
  return problems.length > 0 ? { result: 'refused', problems } : database.inTransaction(publicScope, work)
}

type Change = {
  readonly id: string
  readonly seen: number
  readonly content: AnnouncementContent
  readonly type: 'changed' | 'ended'
}

async function saveNextVersion(tx: Tx, services: Services, actor: Actor, change: Change): Promise<AnnouncementSaved> {
  const { id, seen, content, type } = change
  if (!isUuid(id)) return { result: 'not-allowed' }
  const endedOn = type === 'ended' ? services.clock.today() : null
  if (!(await updateAnnouncement(tx, id, seen, content, endedOn))) return { result: 'changed-meanwhile' }
  await insertAnnouncementEvent(tx, { ...stampOf(services, actor), announcement: id, version: seen + 1, type, content })
  return { result: 'done', id }
}

function stampOf({ clock }: Services, actor: Actor): Pick<AnnouncementEvent, 'by' | 'on' | 'recordedAt'> {
  return { by: { id: actor.id, name: actor.name }, on: clock.today(), recordedAt: clock.now() }
}

/**
 * The day's announcements for this person; null is the public. A person with a role beyond one organisation answers
 * questions about all of them, and sees every announcement.
 */
export async function announcementsShownTo(services: Services, viewer: Actor | null): Promise<readonly Announcement[]> {
  const { database, clock } = services
  const announcements = await announcementsShownOn(database.withoutScope, clock.today())
  if (announcements.length === 0 || viewer?.appointments.some((each) => !('organisation' in each))) return announcements
  const organisations = viewer === null ? [] : await organisationsOf(services, viewer)
  return announcements.filter(
    (announcement) => announcement.audience === 'everyone' || organisations.some((each) => isFor(announcement, each)),
  )
}

/** The day's announcements for one organisation. */
export async function announcementsForOrganisation(
  { database, clock }: Services,
  organisation: Organisation,
): Promise<readonly Announcement[]> {
  const announcements = await announcementsShownOn(database.withoutScope, clock.today())
  return announcements.filter((announcement) => isFor(announcement, organisation))
}

async function organisationsOf({ database }: Services, { appointments }: Actor): Promise<readonly Organisation[]> {
  const codes = new Set(appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : [])))
  const found = await Promise.all([...codes].map((code) => organisationByCode(database.withoutScope, code)))
  return found.flatMap((each) => each ?? [])
}
