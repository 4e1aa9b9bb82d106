import { type Day, parseDay } from '../../../core/day.ts'
import type { GuidanceChange } from '../../../core/guidance/change.ts'
import { valueOn } from '../../../core/guidance/dated.ts'
import type { CycleGuidance } from '../../../core/guidance/guidance.ts'
import { parseAmendableKey, typedValue, valueKinds } from '../../../core/guidance/value-kinds.ts'
import { count, field, fields, type SubmittedForm } from '../../../http/form.ts'
import { noDate, type TypedDate, typedDate, typedFrom } from '../../../http/forms/date-field.ts'

/** A change as it was typed, to be shown again after an error. */
export type TypedChange = {
  readonly title: string
  readonly message: string
  readonly reason: string
  readonly amendments: readonly TypedAmendment[]
}

export type TypedAmendment = {
  readonly key: keyof CycleGuidance
  readonly withdrawn: boolean
  /** The texts typed for the value: one, or one for each type of organisation ticked. Empty for a day. */
  readonly texts: readonly string[]
  /** The value where it is a day. */
  readonly day: TypedDate
  readonly from: TypedDate
  readonly source: string
}

export const noChange: TypedChange = { title: '', message: '', reason: '', amendments: [] }

/** More than a guidance has values: further rows of a form are ignored. */
const mostAmendments = 40

/** The form of a change as it was sent. */
export function typedChange(form: SubmittedForm): TypedChange {
  const rows = Math.min(count(form, 'amendments'), mostAmendments)
  return {
    title: field(form, 'title'),
    message: field(form, 'message'),
    reason: field(form, 'reason'),
    amendments: Array.from({ length: rows }, (_, index) => typedAmendment(form, index + 1)).flatMap(
      (each) => each ?? [],
    ),
  }
}

function typedAmendment(form: SubmittedForm, number: number): TypedAmendment | null {
  const key = parseAmendableKey(field(form, `key-${number}`))
  if (key === null) return null
  return {
    key,
    withdrawn: field(form, `state-${number}`) === 'withdrawn',
    texts: fields(form, `value-${number}`),
    day: typedDate(form, `value-${number}`),
    from: typedDate(form, `from-${number}`),
    source: field(form, `source-${number}`),
  }
}

/** A value to change, with the value of today (or of the first day of the guidance) in its field. */
export function amendmentOf(key: keyof CycleGuidance, dated: CycleGuidance, today: Day): TypedAmendment {
  const begun = today < dated.cycle[0].from ? dated.cycle[0].from : today
  return {
    ...valueTyped(key, valueOn<Parameters<typeof typedValue>[0]>(dated[key], begun)),
    key,
    from: noDate,
    source: '',
  }
}

/** A prepared change as if it had been typed, to be reviewed and edited before it is proposed. */
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
