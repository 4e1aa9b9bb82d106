import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../core/actor.ts'
import type { Day } from '../core/day.ts'
import { cycleNames } from '../core/guidance/cycles.ts'
import { isEligible } from '../core/organisation.ts'
import { type CalendarDay, calendarOfCycle, calendarOfOrganisation } from '../core/timetable/calendar.ts'
import { standingOf } from '../core/timetable/standing.ts'
import { calendarMadeOn, deleteCalendar, personOfCalendar, saveCalendar } from '../store/calendars.ts'
import { actorById } from '../store/people.ts'
import type { Casework } from './casework.ts'
import { guidanceOfCycle } from './guidance.ts'
import { noticesFor } from './notices.ts'
import { organisationHome } from './organisation-home.ts'
import { inheritedBy } from './successors.ts'

/** Everything with a day that concerns the person whose calendar has this address; null where there is no such address. */
export async function calendarAt(casework: Casework, token: string): Promise<readonly CalendarDay[] | null> {
  const { database } = casework
  const person = await personOfCalendar(database.withoutScope, hashOf(token))
  const actor = person === null ? null : await actorById(database.withoutScope, person)
  if (actor === null) return null
  const parts = [
    await ofOrganisations(casework, actor),
    await ofCycles(casework, actor),
    await ofNotices(casework, actor),
  ]
  return parts.flat()
}

/** A new secret (256 bits, base64url), shown once: the database keeps its sha256. The one before leads nowhere now. */
export async function makeCalendar({ database, clock }: Casework, actor: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await saveCalendar(database.withoutScope, actor.id, hashOf(token), clock.today())
  return token
}

export function removeCalendar({ database }: Casework, actor: Actor): Promise<void> {
  return deleteCalendar(database.withoutScope, actor.id)
}

/** The day on which this person's address was made; null where they have none. */
export function calendarSince({ database }: Casework, actor: Actor): Promise<Day | null> {
  return calendarMadeOn(database.withoutScope, actor.id)
}

async function ofOrganisations(casework: Casework, actor: Actor): Promise<readonly CalendarDay[]> {
  const own = [...new Set(actor.appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : [])))]
  const codes = [...own, ...(await inheritedBy(casework, own))]
  const homes = await Promise.all(codes.map((code) => organisationHome(casework, actor, code)))
  const today = casework.clock.today()
  return homes.flatMap((home) =>
    home === null || !isEligible(home.organisation)
      ? []
      : home.cycles.flatMap(({ casefile, dated }) =>
          calendarOfOrganisation(home.organisation, casefile.cycle, standingOf(casefile), dated, today),
        ),
  )
}

/** Who works with many organisations keeps the days of the cycle itself. */
async function ofCycles(casework: Casework, { appointments }: Actor): Promise<readonly CalendarDay[]> {
  if (appointments.every((each) => 'organisation' in each)) return []
  const today = casework.clock.today()
  const days = cycleNames.map(async (name) => calendarOfCycle(name, await guidanceOfCycle(casework, name), today))
  return (await Promise.all(days)).flat()
}

async function ofNotices(casework: Casework, actor: Actor): Promise<readonly CalendarDay[]> {
  const notices = await noticesFor(casework, actor)
  return notices.flatMap(({ id, day, time, title, body, version }) =>
    day === null
      ? []
      : {
          id: `notice/${id}`,
          day,
          title: time === '' ? title : `${title}, ${time}`,
          text: body,
          path: '/help',
          sequence: version - 1,
          cancelled: false,
        },
  )
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
