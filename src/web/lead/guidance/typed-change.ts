import { type Day, parseDay } from '../../../core/day.ts'
import type { GuidanceChange } from '../../../core/guidance/change.ts'
import { valueOn } from '../../../core/guidance/dated.ts'
import type { CycleGuidance } from '../../../core/guidance/guidance.ts'
import { parseAmendableKey, typedValue, valueKinds } from '../../../core/guidance/value-kinds.ts'
import { count, field, fields, type SubmittedForm } from '../../../http/form.ts'
import { noDate, type TypedDate, typedDate, typedFrom } from '../../date-field.ts'

/** A change as it was typed, so that it comes back as it was. */
export type TypedChange = {
  readonly title: string
  readonly message: string
  readonly reason: string
  readonly amendments: readonly TypedAmendment[]
}

export type TypedAmendment = {
  readonly key: keyof CycleGuidance
  readonly withdrawn: boolean
  /** What was typed for the value; the types of organisation one each. Empty for a day. */
  readonly texts: readonly string[]
  /** The value where it is a day. */
  readonly day: TypedDate
  readonly from: TypedDate
  readonly source: string
}

export const noChange: TypedChange = { title: '', message: '', reason: '', amendments: [] }

/** More values than a guidance has are no change. */
const mostAmendments = 40

/** The form of a change as it was sent. */
export function typedChange(form: SubmittedForm): TypedChange {
  const rows = Math.min(count(form, 'amendments'), mostAmendments)
  return {
    title: field(form, 'title'),
    message: field(form, 'message'),
    reason: field(form, 'reason'),
    amendments: Array.from({ length: rows }, (_, place) => typedAmendment(form, place + 1)).flatMap(
      (each) => each ?? [],
    ),
  }
}

function typedAmendment(form: SubmittedForm, number: number): TypedAmendment | null {
  const key = parseAmendableKey(field(form, `key-${number}`))
  if (key === null) return null
  return {
    key,
    withdrawn: field(form, `holds-${number}`) === 'withdrawn',
    texts: fields(form, `value-${number}`),
    day: typedDate(form, `value-${number}`),
    from: typedDate(form, `from-${number}`),
    source: field(form, `source-${number}`),
  }
}

/** A value to change, with what holds now in its field. */
export function amendmentOf(key: keyof CycleGuidance, dated: CycleGuidance, today: Day): TypedAmendment {
  const begun = today < dated.cycle[0].from ? dated.cycle[0].from : today
  return {
    ...valueTyped(key, valueOn<Parameters<typeof typedValue>[0]>(dated[key], begun)),
    key,
    from: noDate,
    source: '',
  }
}

/** A change that was made ready, to be looked at and edited before it is proposed. */
export function typedFromPrepared({ title, message, amendments }: Omit<GuidanceChange, 'reason'>): TypedChange {
  return {
    title,
    message: message.join('\n\n'),
    reason: '',
    amendments: amendments.map(({ key, from, value, source }) => ({
      ...valueTyped(key, value),
      withdrawn: value === null,
      key,
      from: typedFrom(from),
      source,
    })),
  }
}

function valueTyped(key: keyof CycleGuidance, value: Parameters<typeof typedValue>[0]) {
  const isDay = valueKinds[key]?.kind === 'day'
  const texts = typedValue(value)
  return { withdrawn: false, texts: isDay ? [] : texts, day: isDay ? typedFrom(parseDay(texts[0] ?? '')) : noDate }
}
