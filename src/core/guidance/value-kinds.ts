import { formatDate, parseDay } from '../day.ts'
import { type OrganisationType, typeNames } from '../organisation.ts'
import { cycleNames, parseCycleName } from './cycles.ts'
import type { CycleGuidance, Guidance, Link } from './guidance.ts'
import { meanings } from './meanings.ts'

export type ParsedValue =
  | { readonly ok: true; readonly value: Guidance[keyof Guidance] }
  | { readonly ok: false; readonly text: string }

/**
 * The value from the typed texts: one text, or one for each organisation type. A day is `2021-12-31`, links are lines
 * of `text | address`. Anything not exactly of the value’s kind is refused, with a sentence that says what to type.
 */
export function parseValue(key: keyof CycleGuidance, texts: readonly string[], withdrawn: boolean): ParsedValue {
  const kind = valueKinds[key]
  if (kind === null) return wrong(`${meanings[key].title} cannot be changed`)
  if (!withdrawn) return parsers[kind.kind](texts, key)
  return kind.withdrawable ? { ok: true, value: null } : wrong(`${meanings[key].title} cannot be withdrawn`)
}

/** The typed texts of a value, the reverse of reading it. A withdrawn value gives none. */
export function typedValue(value: Guidance[keyof Guidance]): readonly string[] {
  if (value === null) return []
  if (typeof value === 'boolean') return [value ? 'yes' : 'no']
  if (typeof value === 'number' || typeof value === 'string') return [String(value)]
  const links = value.filter((each): each is Link => typeof each !== 'string')
  const types = value.filter((each): each is OrganisationType => typeof each === 'string')
  return links.length > 0 ? [links.map(({ text, href }) => `${text} | ${href}`).join('\n')] : types
}

type Parser = (texts: readonly string[], key: keyof CycleGuidance) => ParsedValue

const longestText = 500

const parsers: Readonly<Record<ValueKind, Parser>> = {
  day: ([text = '']) => {
    const day = parseDay(text.trim())
    return day === null ? wrong('Enter the day that holds from now on') : { ok: true, value: day }
  },
  number: ([text = ''], key) => {
    const { unit } = meanings[key]
    const isWhole = /^(0|[1-9]\d{0,2})$/.test(text.trim())
    return isWhole ? { ok: true, value: Number(text) } : wrong(`Enter a whole number of ${unit ?? 'units'} up to 999`)
  },
  'yes-or-no': ([text = '']) =>
    text === 'yes' || text === 'no' ? { ok: true, value: text === 'yes' } : wrong('Choose yes or no'),
  text: ([text = '']) => {
    if (text.trim() === '') return wrong('Write the text that holds from now on')
    if (text.length > longestText) return wrong(`The text must have ${longestText} characters or fewer`)
    // A text in the format of a day would be shown as a day.
    const day = parseDay(text.trim())
    return day === null ? { ok: true, value: text.trim() } : wrong(`Write a text, such as “by ${formatDate(day)}”`)
  },
  'organisation-types': (texts) => {
    const types = texts.flatMap((text) => parseType(text) ?? [])
    if (types.length === 0) return wrong('Choose at least one type of organisation')
    return types.length === texts.length ? { ok: true, value: types } : wrong('Choose from the types of organisation')
  },
  cycle: ([text = '']) => {
    const name = parseCycleName(text)
    return name === null ? wrong(`Choose a toolkit year: ${cycleNames.join(', ')}`) : { ok: true, value: name }
  },
  links: ([text = '']) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const links = lines.flatMap((line) => parseLink(line) ?? [])
    if (lines.length === 0) return wrong('Write at least one link')
    const bad = lines.find((line) => parseLink(line) === null)
    return bad === undefined
      ? { ok: true, value: links }
      : wrong(`Write each link on a line of its own as text | https://address: “${bad.trim()}” is not one`)
  },
}

/** E1 names five sectors; “other” is every organisation outside them. */
function parseType(text: string): OrganisationType | null {
  const types = Object.keys(typeNames) as readonly OrganisationType[]
  return types.find((type) => type === text && type !== 'other') ?? null
}

function parseLink(line: string): Link | null {
  const [text = '', href = '', ...more] = line.split('|').map((part) => part.trim())
  const isAddress = /^https:\/\/(?=[^\s/?#]+\.[^\s/?#])\S+$/.test(href)
  return text !== '' && isAddress && more.length === 0 ? { text, href } : null
}

function wrong(text: string): ParsedValue {
  return { ok: false, text }
}

/** How a value of each kind is typed on a screen. It is read strictly, and nothing is guessed. */
export type ValueKind = 'day' | 'number' | 'yes-or-no' | 'text' | 'organisation-types' | 'cycle' | 'links'

/** The kind of each value, and whether it can be withdrawn; null where it cannot be changed at all. */
export const valueKinds: Readonly<
  Record<keyof CycleGuidance, { readonly kind: ValueKind; readonly withdrawable: boolean } | null>
> = {
  // The name of the cycle and the first day of its guidance are no rules and cannot be changed.
  cycle: null,
  firstPlanDay: null,
  eligibleTypes: always('organisation-types'),
  improvementProcessTypes: always('organisation-types'),
  siroSignOffRequired: always('yes-or-no'),
  mostOutstandingItems: withdrawable('number'),
  completionHorizon: withdrawable('text'),
  latestCompletion: withdrawable('day'),
  returnToBusinessAsUsual: withdrawable('day'),
  assessmentPublicationDeadline: withdrawable('day'),
  septemberUpdateFrom: withdrawable('day'),
  septemberUpdateDue: withdrawable('day'),
  octoberUpdateAtTheLatest: withdrawable('day'),
  revisedPlanWithinDays: withdrawable('number'),
  finalUpdateFrom: withdrawable('day'),
  finalUpdateDue: withdrawable('day'),
  finalReviewFrom: withdrawable('day'),
  standardsNotMetAtFinalReview: always('yes-or-no'),
  updateRequestedAfterDays: withdrawable('number'),
  firstReminderDaysBefore: withdrawable('number'),
  lastReminderDaysBefore: withdrawable('number'),
  overdueReminderAfterDays: withdrawable('number'),
  regionAskedAfterDays: withdrawable('number'),
  escalationProposedAfterDays: withdrawable('number'),
  nextCycle: withdrawable('cycle'),
  advice: withdrawable('text'),
  lastDayHintFromItems: always('number'),
  movedDateHintFromMoves: always('number'),
  sameTextHintFromItems: always('number'),
  links: always('links'),
}

export function isAmendable(key: keyof CycleGuidance): boolean {
  return valueKinds[key] !== null
}

/** The value named in an address or a form; null where there is none of that name or it cannot be changed. */
export function parseAmendableKey(text: string): keyof CycleGuidance | null {
  const key = (Object.keys(valueKinds) as readonly (keyof CycleGuidance)[]).find((each) => each === text)
  return key !== undefined && isAmendable(key) ? key : null
}

function always(kind: ValueKind) {
  return { kind, withdrawable: false } as const
}

function withdrawable(kind: ValueKind) {
  return { kind, withdrawable: true } as const
}
