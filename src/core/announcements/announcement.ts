import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import { isEligible, isTrust, type Organisation } from '../organisation.ts'

/** Whom a notice is for. Whoever works with organisations nationally or in a region sees what is for any of them. */
export type Audience = 'everyone' | 'trusts' | 'organisations'

export const audienceNames: Readonly<Record<Audience, string>> = {
  everyone: 'Everyone, signed in or not',
  organisations: 'The people of every organisation that may send a plan',
  trusts: 'The people of NHS Trusts and Foundation Trusts',
}

/** What a lead announces. Texts are texts: none of it is markup. */
export type AnnouncementContent = {
  readonly title: string
  readonly body: string
  /** An address that begins with https://, or null. */
  readonly link: string | null
  /** The day that something takes place, such as a webinar; with it the notice stands in calendars. */
  readonly day: Day | null
  /** “2pm to 3pm”, as it was typed; empty where there is none. */
  readonly time: string
  /** The first and the last day on which it is shown. */
  readonly from: Day
  readonly until: Day
  readonly cycle: CycleName
  readonly audience: Audience
}

export type Announcement = AnnouncementContent & {
  readonly id: string
  /** Counts its changes from 1. */
  readonly version: number
  /** The day from which it is not shown any more, or null. */
  readonly endedOn: Day | null
}

/** What it says, without how it came to say so. */
export function contentOf({
  title,
  body,
  link,
  day,
  time,
  from,
  until,
  cycle,
  audience,
}: Announcement): AnnouncementContent {
  return { title, body, link, day, time, from, until, cycle, audience }
}

/** How a notice stands on a day. */
export type AnnouncementState = 'to-come' | 'shown' | 'over'

export function stateOf({ from, until, endedOn }: Announcement, today: Day): AnnouncementState {
  if (endedOn !== null || today > until) return 'over'
  return today < from ? 'to-come' : 'shown'
}

/** Whether a notice is for an organisation's people. */
export function isFor({ audience }: Pick<AnnouncementContent, 'audience'>, organisation: Organisation): boolean {
  return isForAudience[audience](organisation)
}

const isForAudience: Readonly<Record<Audience, (organisation: Organisation) => boolean>> = {
  everyone: () => true,
  organisations: isEligible,
  trusts: isTrust,
}

/** Why a notice cannot be kept as it was written. */
export type AnnouncementProblem =
  | 'no-title'
  | 'no-body'
  | 'link-not-https'
  | 'until-before-from'
  | 'until-before-day'
  | 'time-without-day'

/** Everything that is wrong with a notice at once; nothing where it can be kept. */
export function problemsIn(notice: AnnouncementContent): readonly AnnouncementProblem[] {
  const { day, time, from, until } = notice
  return [
    ...textProblemsIn(notice),
    ...problemsWhere([
      [time !== '' && day === null, 'time-without-day'],
      [until < from, 'until-before-from'],
      [day !== null && until < day, 'until-before-day'],
    ]),
  ]
}

/** The same of its texts alone, while its days cannot be read yet. */
export function textProblemsIn({
  title,
  body,
  link,
}: Pick<AnnouncementContent, 'title' | 'body' | 'link'>): readonly AnnouncementProblem[] {
  return problemsWhere([
    [title.trim() === '', 'no-title'],
    [body.trim() === '', 'no-body'],
    [link !== null && !isHttps(link), 'link-not-https'],
  ])
}

function problemsWhere(cases: readonly (readonly [boolean, AnnouncementProblem])[]): readonly AnnouncementProblem[] {
  return cases.flatMap(([isWrong, problem]) => (isWrong ? [problem] : []))
}

function isHttps(link: string): boolean {
  return /^https:\/\/[^\s/]+\.[^\s]+$/.test(link) && URL.canParse(link)
}
