import type { Day } from '../../../core/day.ts'
import { cycleNames } from '../../../core/guidance/cycles.ts'
import type { NoticeContent } from '../../../core/notices/notice.ts'
import { noDate, type TypedDate, typedDate, typedFrom } from '../../date-field.ts'
import { type Form, field } from '../../form.ts'

/** A notice as it was typed, so that it comes back as it was. */
export type TypedNotice = {
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

export function typedNotice(form: Form): TypedNotice {
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

/** A new one begins today. */
export function emptyNotice(today: Day): TypedNotice {
  const empty = { title: '', body: '', link: '', time: '', audience: '', cycle: cycleNames[0] }
  return { ...empty, day: noDate, from: typedFrom(today), until: noDate }
}

export function typedFromNotice({ day, from, until, link, ...notice }: NoticeContent): TypedNotice {
  return { ...notice, link: link ?? '', day: typedFrom(day), from: typedFrom(from), until: typedFrom(until) }
}
