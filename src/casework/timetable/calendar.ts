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
export async function calendarAt(casework: Services, token: string): Promise<readonly CalendarDay[] | null> {
  const { database } = casework
  const person = await personOfCalendar(database.withoutScope, hashOf(token))
  const actor = person === null ? null : await actorById(database.withoutScope, person)
  if (actor === null) return null
  const parts = [
    await daysOfOrganisations(casework, actor),
    await daysOfCycles(casework, actor),
    await daysOfAnnouncements(casework, actor),
  ]
  return parts.flat()
}

/** A new secret (256 bits, base64url), shown once: the database keeps its sha256. The one before leads nowhere now. */
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

async function daysOfOrganisations(casework: Services, actor: Actor): Promise<readonly CalendarDay[]> {
  const own = [...new Set(actor.appointments.flatMap((each) => ('organisation' in each ? [each.organisation] : [])))]
  const codes = [...own, ...(await succeededCodes(casework, own))]
  const homes = await Promise.all(codes.map((code) => organisationHome(casework, actor, code)))
  const today = casework.clock.today()
  return homes.flatMap((home) =>
    home === null || !isEligible(home.organisation)
      ? []
      : home.cycles.flatMap(({ casefile, dated }) =>
          calendarOfOrganisation(home.organisation, casefile.cycle, timetableStateOf(casefile), dated, today),
        ),
  )
}

/** Who works with many organisations keeps the days of the cycle itself. */
async function daysOfCycles(casework: Services, { appointments }: Actor): Promise<readonly CalendarDay[]> {
  if (appointments.every((each) => 'organisation' in each)) return []
  const today = casework.clock.today()
  const days = cycleNames.map(async (name) => calendarOfCycle(name, await guidanceOfCycle(casework, name), today))
  return (await Promise.all(days)).flat()
}

async function daysOfAnnouncements(casework: Services, actor: Actor): Promise<readonly CalendarDay[]> {
  const notices = await announcementsShownTo(casework, actor)
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

type Timetable = {
  /** What is asked of the organisation, in the order of the year. */
  readonly dues: readonly Due[]
  /** The emails that will go if nothing is heard and no guidance changes, soonest first. */
  readonly plannedReminders: readonly PlannedReminder[]
}

/** One organisation's own timetable on a day: nothing where the cycle's guidance is not known or had not begun. */
export function timetableOf(casefile: CasefileRecord, dated: CycleGuidance | null, today: Day): Timetable {
  const bound = { organisation: casefile.organisation, timetableState: timetableStateOf(casefile) }
  return { dues: duesOf(bound, dated, today), plannedReminders: plannedReminders(bound, dated, today) }
}
