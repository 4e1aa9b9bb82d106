import { type NumberRenderer, numberRenderer, renderTime } from './render-number.ts'

/** What a number format shows a number as: a whole day, part of one, or a number (also for hours alone). */
export type NumberShows = 'day' | 'day-without-year' | 'month' | 'year' | 'number'

/** A format as a table of its sections, of which each is for some numbers: above zero, below, or as its condition says. */
export type NumberFormat = { readonly sections: readonly Section[] }

type Section = {
  readonly code: string
  readonly shows: NumberShows
  readonly hasTime: boolean
  readonly render: NumberRenderer
  readonly holdsFor: ((number: number) => boolean) | null
}

/** Reads a format code such as `dd/mm/yyyy`, `[$-809]d mmm yy;@` or `[>=1]0%;0.0%`. */
export function numberFormat(code: string): NumberFormat {
  const sections = sectionsOf(code).filter((section) => !forText.test(section))
  return { sections: sections.map(sectionOf) }
}

/** What the format shows this number as. */
export function showsFor(format: NumberFormat, number: number): NumberShows {
  return sectionFor(format, number)?.shows ?? 'number'
}

/** Whether the format shows a time of day, alone or beside a date. */
export function showsTime(format: NumberFormat, number: number): boolean {
  return sectionFor(format, number)?.hasTime ?? false
}

/** The number as a cell of this format shows it, such as `75%`; in the general format, up to fifteen digits of it. */
export function shownNumber({ sections }: NumberFormat, number: number): string {
  const section = sectionFor({ sections }, number)
  const isForNegatives = section === sections[1] && sections.every(({ holdsFor }) => holdsFor === null)
  const time = section?.hasTime === true ? renderTime(section.code, number) : null
  return time ?? (section?.render ?? inGeneral)(number, isForNegatives)
}

const inGeneral = numberRenderer('General')

/** At most the four of a format: for numbers above, below and equal to zero, and for texts. */
function sectionsOf(code: string): readonly string[] {
  const tokens = code.slice(0, longest).match(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]?|;|[^;"\\_*[]+|./gs) ?? []
  const sections: string[] = ['']
  for (const token of tokens) {
    if (token === ';') sections.push('')
    else sections[sections.length - 1] += token
  }
  return sections.slice(0, 4)
}

/** As long as Excel allows. */
const longest = 255
const forText = /^(?:"[^"]*"|\\.|[_*].|\[[^\]]*\]|[^"\\_*[@])*@/s

function sectionOf(code: string): Section {
  const shows = sectionShows(code)
  const letters = code.replace(literals, '')
  const isNumber = shows === 'number' && /[#0?]|general/i.test(letters.replace(/s[.,]0+/gi, ''))
  const hasTime = !isNumber && (elapsed.test(code) || /[hs]/i.test(letters))
  return { code, shows, hasTime, render: numberRenderer(code), holdsFor: conditionIn(code) }
}

const elapsed = /\[([hms])\1*\]/i
const literals = /"[^"]*"?|\\.|[_*].|\[[^\]]*\]/gs

function sectionShows(section: string): NumberShows {
  const letters = section.replace(literals, '').toLowerCase()
  if (elapsed.test(section) || /general|standard|[#0?]/.test(letters.replace(/s[.,]0+/g, ''))) return 'number'
  const [hasDay, hasMonth, hasYear] = [/d/.test(letters), isMonthIn(letters), /[ye]/.test(letters)]
  if (hasDay) return hasYear ? 'day' : 'day-without-year'
  if (hasMonth) return 'month'
  return hasYear ? 'year' : 'number'
}

/** `m` means minutes beside hours or seconds. */
function isMonthIn(letters: string): boolean {
  return letters.includes('mmm') || (letters.replace('am/pm', '').includes('m') && !/[hs]/.test(letters))
}

const comparisons: Readonly<Record<string, (number: number, to: number) => boolean>> = {
  '<': (number, to) => number < to,
  '<=': (number, to) => number <= to,
  '>': (number, to) => number > to,
  '>=': (number, to) => number >= to,
  '=': (number, to) => number === to,
  '<>': (number, to) => number !== to,
}

function conditionIn(section: string): Section['holdsFor'] {
  const [, sign = '', to = ''] = /\[([<>=]{1,2})\s*(-?\d+(?:\.\d+)?)\]/.exec(section) ?? []
  const compare = comparisons[sign]
  return compare === undefined ? null : (number) => compare(number, Number(to))
}

function sectionFor({ sections }: NumberFormat, number: number): Section | undefined {
  const stated = sections.find(({ holdsFor }) => holdsFor?.(number) === true)
  if (stated !== undefined) return stated
  if (sections.some(({ holdsFor }) => holdsFor !== null)) return sections.findLast(({ holdsFor }) => holdsFor === null)
  const [first, below = first, zero = first] = sections
  if (number === 0) return zero
  return number > 0 ? first : below
}

/** The built-in formats, which files name only by number (ECMA-376, part 1, 18.8.30). */
export function builtInFormat(id: number): NumberFormat {
  return builtIn.get(id) ?? general
}

const date = 'mm-dd-yy'

/** Those of 27 to 58 that depend on the language of a program are dates and times in every one. */
const builtInCodes: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: date,
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  ...Object.fromEntries([27, 28, 29, 30, 31, 36].map((id) => [id, date])),
  ...Object.fromEntries([32, 33, 34, 35].map((id) => [id, 'h:mm:ss'])),
  37: '#,##0;(#,##0)',
  38: '#,##0;[Red](#,##0)',
  39: '#,##0.00;(#,##0.00)',
  40: '#,##0.00;[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  ...Object.fromEntries([50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, date])),
}

const general = numberFormat('General')
const builtIn = new Map(Object.entries(builtInCodes).map(([id, code]) => [Number(id), numberFormat(code)]))
