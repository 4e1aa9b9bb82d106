import type { Actor } from '../core/actor.ts'
import { isFor, type Notice } from '../core/notices/notice.ts'
import type { Organisation } from '../core/organisation.ts'
import { noticesShownOn } from '../store/notices.ts'
import { organisationByCode } from '../store/organisations.ts'
import type { Casework } from './casework.ts'

/**
 * The notices of the day that are for this person; null is the public. Who has a role beyond one organisation answers
 * questions about all of them, and sees them all.
 */
export async function noticesFor(casework: Casework, viewer: Actor | null): Promise<readonly Notice[]> {
  const { database, clock } = casework
  const notices = await noticesShownOn(database.withoutScope, clock.today())
  if (notices.length === 0 || viewer?.appointments.some((each) => !('organisation' in each))) return notices
  const organisations = viewer === null ? [] : await organisationsOf(casework, viewer)
  return notices.filter((notice) => notice.audience === 'everyone' || organisations.some((each) => isFor(notice, each)))
}

/** The notices of the day that are for one organisation. */
export async function noticesForOrganisation(
  { database, clock }: Casework,
  organisation: Organisation,
): Promise<readonly Notice[]> {
  const notices = await noticesShownOn(database.withoutScope, clock.today())
  return notices.filter((notice) => isFor(notice, organisation))
}

async function organisationsOf({ database }: Casework, { appointments }: Actor): Promise<readonly Organisation[]> {
  const codes = new Set(appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : [])))
  const found = await Promise.all([...codes].map((code) => organisationByCode(database.withoutScope, code)))
  return found.flatMap((each) => each ?? [])
}
