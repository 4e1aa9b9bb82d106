import type { Day } from '../day.ts'
import type { CycleName } from '../guidance/cycles.ts'
import { isEligible, isTrust, type Organisation } from '../organisation.ts'

/** Who an announcement is for. People with a national or regional role see those for any organisation. */
export type Audience = 'everyone' | 'trusts' | 'organisations'

export const audienceNames: Readonly<Record<Audience, string>> = {
  everyone: 'Everyone, signed in or not',
  organisations: 'The people of every organisation that may send a plan',
  trusts: 'The people of NHS Trusts and Foundation Trusts',
}

/** What a lead announces. All texts are plain text, never markup. */
export type AnnouncementContent = {
  readonly title: string
  readonly body: string
  /** An address that begins with https://, or null. */
  readonly link: string | null
  /** The day that something takes place, such as a webinar; with it the announcement is in calendars. */
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

/** The content alone, without id, version and end. */
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

/** The state of an announcement on a day. */
export type AnnouncementState = 'to-come' | 'shown' | 'over'

export function stateOf({ from, until, endedOn }: Announcement, today: Day): AnnouncementState {
  if (endedOn !== null || today > until) return 'over'
  return today < from ? 'to-come' : 'shown'
}

/** Whether an announcement is for an organisation's people. */
export function isFor({ audience }: Pick<AnnouncementContent, 'audience'>, organisation: Organisation): boolean {
  return isForAudience[audience](organisation)
}

const isForAudience: Readonly<Record<Audience, (organisation: Organisation) => boolean>> = {
  everyone: () => true,
  organisations: isEligible,
  trusts: isTrust,
}

/** Why an announcement cannot be saved. */
export type AnnouncementProblem =
  | 'no-title'
  | 'no-body'
  | 'link-not-https'
  | 'until-before-from'
  | 'until-before-day'
  | 'time-without-day'

/** All problems of an announcement at once; none where it can be saved. */
export function problemsIn(content: AnnouncementContent): readonly AnnouncementProblem[] {
  const { title, body, link, day, time, from, until } = content
  return problemsWhere([
    [title.trim() === '', 'no-title'],
    [body.trim() === '', 'no-body'],
    [link !== null && parseHttps(link) === null, 'link-not-https'],
    [time !== '' && day === null, 'time-without-day'],
    [until < from, 'until-before-from'],
    [day !== null && until < day, 'until-before-day'],
  ])
}

function problemsWhere(cases: readonly (readonly [boolean, AnnouncementProblem])[]): readonly AnnouncementProblem[] {
  return cases.flatMap(([isWrong, problem]) => (isWrong ? [problem] : []))
}

/** A whole address that begins with https://, or null. */
export function parseHttps(link: string): string | null {
  return /^https:\/\/(?=[^\s/]+\.\S)\S+$/.test(link) && URL.canParse(link) ? link : null
}
