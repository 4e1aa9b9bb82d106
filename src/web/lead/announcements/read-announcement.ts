import {
  type AnnouncementContent,
  type AnnouncementProblem,
  type Audience,
  audienceNames,
  problemsIn,
  textProblemsIn,
} from '../../../core/announcements/announcement.ts'
import type { Day } from '../../../core/day.ts'
import { cycleNames, parseCycleName } from '../../../core/guidance/cycles.ts'
import { field, type SubmittedForm } from '../../../http/form.ts'
import { dateError, noDate, type ReadDate, readDate, type TypedDate, typedDate, typedFrom } from '../../date-field.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'

type ReadAnnouncement =
  | { readonly ok: true; readonly content: AnnouncementContent }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The announcement that was typed, or all its errors at once. */
export function readAnnouncement(typed: TypedAnnouncement): ReadAnnouncement {
  const [day, from, until] = [
    readDate(typed.day, 'The day it takes place'),
    readDate(typed.from, 'The first day'),
    readDate(typed.until, 'The last day'),
  ]
  const cycle = parseCycleName(typed.cycle)
  const audience = readAudience(typed.audience)
  const fieldErrors = [
    ...dayErrors('day', day, null),
    ...dayErrors('from', from, 'Enter the first day on which it is shown'),
    ...dayErrors('until', until, 'Enter the last day on which it is shown'),
    ...(cycle === null ? [{ field: 'cycle', text: 'Choose a toolkit year' }] : []),
    ...(audience === null ? [{ field: 'audience', text: 'Choose who it is for' }] : []),
  ]
  const shown = { title: typed.title, body: typed.body, link: typed.link === '' ? null : typed.link, time: typed.time }
  if (cycle === null || audience === null || from.kind !== 'day' || until.kind !== 'day' || fieldErrors.length > 0)
    return { ok: false, errors: [...announcementErrors(textProblemsIn(shown)), ...fieldErrors] }
  const takesPlace = day.kind === 'day' ? day.day : null
  const content = { ...shown, day: takesPlace, from: from.day, until: until.day, cycle, audience }
  const errors = announcementErrors(problemsIn(content))
  return errors.length > 0 ? { ok: false, errors } : { ok: true, content }
}

/** Each problem as an error of its field. */
export function announcementErrors(problems: readonly AnnouncementProblem[]): readonly FormError[] {
  return problems.map((problem) => errorsByProblem[problem])
}

const errorsByProblem: Readonly<Record<AnnouncementProblem, FormError>> = {
  'no-title': { field: 'title', text: 'Enter a title' },
  'no-body': { field: 'body', text: 'Enter what you want to say' },
  'link-not-https': { field: 'link', text: 'The link must be a whole address that begins with https://' },
  'time-without-day': { field: 'day-day', text: 'Enter the day it takes place, or leave the time empty' },
  'until-before-from': { field: 'until-day', text: 'The last day must not be before the first' },
  'until-before-day': { field: 'until-day', text: 'The last day must not be before the day it takes place' },
}

function dayErrors(name: string, read: ReadDate, missing: string | null): readonly FormError[] {
  if (read.kind === 'wrong') return [dateError(name, read)]
  return read.kind === 'empty' && missing !== null ? [{ field: `${name}-day`, text: missing }] : []
}

function readAudience(text: string): Audience | null {
  return (Object.keys(audienceNames) as readonly Audience[]).find((audience) => audience === text) ?? null
}

/** An announcement as it was typed, to be shown again after an error. */
export type TypedAnnouncement = {
  readonly title: string
  readonly body: string
  readonly link: string
  readonly day: TypedDate
  readonly time: string
  readonly from: TypedDate
  readonly until: TypedDate
  readonly cycle: string
  readonly audience: string
}

export function typedAnnouncement(form: SubmittedForm): TypedAnnouncement {
  return {
    title: field(form, 'title'),
    body: field(form, 'body'),
    link: field(form, 'link'),
    day: typedDate(form, 'day'),
    time: field(form, 'time'),
    from: typedDate(form, 'from'),
    until: typedDate(form, 'until'),
    cycle: field(form, 'cycle'),
    audience: field(form, 'audience'),
  }
}

/** The empty form; an announcement is shown from today unless changed. */
export function emptyAnnouncement(today: Day): TypedAnnouncement {
  const empty = { title: '', body: '', link: '', time: '', audience: '', cycle: cycleNames[0] }
  return { ...empty, day: noDate, from: typedFrom(today), until: noDate }
}

export function typedFromAnnouncement({ day, from, until, link, ...others }: AnnouncementContent): TypedAnnouncement {
  return { ...others, link: link ?? '', day: typedFrom(day), from: typedFrom(from), until: typedFrom(until) }
}
