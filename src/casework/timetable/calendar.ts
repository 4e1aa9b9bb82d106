import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../core/actor.ts'
import type { CasefileRecord } from '../../core/casefile/casefile.ts'
import type { Day } from '../../core/day.ts'
import { cycleNames } from '../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import { isEligible } from '../../core/organisation.ts'
import { type CalendarDay, calendarOfCycle, calendarOfOrganisation } from '../../core/timetable/calendar.ts'
import { type Due, duesOf } from '../../core/timetable/due.ts'
import { type PlannedReminder, plannedReminders } from '../../core/timetable/reminders-due.ts'
import { timetableStateOf } from '../../core/timetable/timetable-state.ts'
import { actorById } from '../../store/people/people.ts'
import { calendarMadeOn, deleteCalendar, personOfCalendar, saveCalendar } from '../../store/timetable/calendars.ts'
import { announcementsShownTo } from '../announcements/announcements.ts'
import { guidanceOfCycle } from '../guidance/guidance.ts'
import { organisationHome } from '../organisations/organisation-home.ts'
import { succeededCodes } from '../organisations/successions.ts'
import type { Services } from '../services.ts'

/** Everything with a day that concerns the person whose calendar has this address; null where there is no such address. */
export async function calendarAt(services: Services, token: string): Promise<readonly CalendarDay[] | null> {
  const { database } = services
  const person = await personOfCalendar(database.withoutScope, hashOf(token))
  const actor = person === null ? null : await actorById(database.withoutScope, person)
  if (actor === null) return null
  const parts = [
    await daysOfOrganisations(services, actor),
    await daysOfCycles(services, actor),
    await daysOfAnnouncements(services, actor),
  ]
  return parts.flat()
}

/** A new secret (256 bits, base64url), shown once: the database stores its sha256. The address made before stops working. */
export async function makeCalendar({ database, clock }: Services, actor: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await saveCalendar(database.withoutScope, actor.id, hashOf(token), clock.today())
  return token
}

export function removeCalendar({ database }: Services, actor: Actor): Promise<void> {
  return deleteCalendar(database.withoutScope, actor.id)
}

/** The day on which this person's address was made; null where they have none. */
export function calendarSince({ database }: Services, actor: Actor): Promise<Day | null> {
  return calendarMadeOn(database.withoutScope, actor.id)
}

async function daysOfOrganisations(services: Services, actor: Actor): Promise<readonly CalendarDay[]> {
  const own = [...new Set(actor.appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : [])))]
  const codes = [...own, ...(await succeededCodes(services, own))]
  const homes = await Promise.all(codes.map((code) => organisationHome(services, actor, code)))
  const today = services.clock.today()
  return homes.flatMap((home) =>
    home === null || !isEligible(home.organisation)
      ? []
      : home.cycles.flatMap(({ casefile, dated }) =>
          calendarOfOrganisation(home.organisation, casefile.cycle, timetableStateOf(casefile), dated, today),
        ),
  )
}

/** A person who works with many organisations gets the days of the cycle itself. */
async function daysOfCycles(services: Services, { appointments }: Actor): Promise<readonly CalendarDay[]> {
  if (appointments.every((each) => 'organisation' in each)) return []
  const today = services.clock.today()
  const days = cycleNames.map(async (name) => calendarOfCycle(name, await guidanceOfCycle(services, name), today))
  return (await Promise.all(days)).flat()
}

async function daysOfAnnouncements(services: Services, actor: Actor): Promise<readonly CalendarDay[]> {
  const announcements = await announcementsShownTo(services, actor)
  return announcements.flatMap(({ id, day, time, title, body, version }) =>
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

type Timetable = {
  /** What the organisation has to do, in the order of the year. */
  readonly dues: readonly Due[]
  /** The emails that will go unless something is sent or the guidance changes, soonest first. */
  readonly plannedReminders: readonly PlannedReminder[]
}

/** One organisation's own timetable on a day; empty where the cycle's guidance is not known or had not begun. */
export function timetableOf(casefile: CasefileRecord, dated: CycleGuidance | null, today: Day): Timetable {
  const input = { organisation: casefile.organisation, timetableState: timetableStateOf(casefile) }
  return { dues: duesOf(input, dated, today), plannedReminders: plannedReminders(input, dated, today) }
}
