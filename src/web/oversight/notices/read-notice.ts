import { parseCycleName } from '../../../core/guidance/cycles.ts'
import {
  type Audience,
  audienceNames,
  type NoticeContent,
  type NoticeProblem,
  problemsIn,
  textProblemsIn,
} from '../../../core/notices/notice.ts'
import { dateError, type ReadDate, readDate } from '../../date-field.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { TypedNotice } from './typed-notice.ts'

export type ReadNotice =
  | { readonly ok: true; readonly content: NoticeContent }
  | { readonly ok: false; readonly errors: readonly FormError[] }

/** The notice that was typed, or everything that is wrong with it at once. */
export function readNotice(typed: TypedNotice): ReadNotice {
  const [day, from, until] = [
    readDate(typed.day, 'The day it takes place'),
    readDate(typed.from, 'The first day'),
    readDate(typed.until, 'The last day'),
  ]
  const cycle = parseCycleName(typed.cycle)
  const audience = readAudience(typed.audience)
  const wrong = [
    ...dayErrors('day', day, null),
    ...dayErrors('from', from, 'Enter the first day on which it is shown'),
    ...dayErrors('until', until, 'Enter the last day on which it is shown'),
    ...(cycle === null ? [{ field: 'cycle', text: 'Choose a cycle' }] : []),
    ...(audience === null ? [{ field: 'audience', text: 'Choose whom it is for' }] : []),
  ]
  const shown = { title: typed.title, body: typed.body, link: typed.link === '' ? null : typed.link, time: typed.time }
  if (cycle === null || audience === null || from.kind !== 'day' || until.kind !== 'day' || wrong.length > 0)
    return { ok: false, errors: [...noticeErrors(textProblemsIn(shown)), ...wrong] }
  const takesPlace = day.kind === 'day' ? day.day : null
  const content = { ...shown, day: takesPlace, from: from.day, until: until.day, cycle, audience }
  const errors = noticeErrors(problemsIn(content))
  return errors.length > 0 ? { ok: false, errors } : { ok: true, content }
}

/** Each problem at the field to mend. */
export function noticeErrors(problems: readonly NoticeProblem[]): readonly FormError[] {
  return problems.map((problem) => sentences[problem])
}

const sentences: Readonly<Record<NoticeProblem, FormError>> = {
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
