import { addDays, type Day, day, daysBetween } from '../../core/day.ts'

/** The year from which a workbook counts its days: usually 1900, or 1904 as on old Macs. */
export type DateSystem = '1900' | '1904'

/** What a number means as a date: a day, or only its year if that is beyond 9999. */
export type SerialDay = { readonly day: Day } | { readonly year: number } | null

const halfSecond = 0.5 / 86_400
const daysBetweenSystems = 1462
const origin = addDays(day('1900-01-01'), -2)
/** 1 March 1900: programs disagree about earlier days, as Excel has a 29 February 1900. */
const firstCertain = 61
const lastOfYear9999 = 2_958_465
const mostOfAll = 90_000_000

/**
 * The day with this serial number, without the time of day; null if it means none. Sums of fractions are seldom exact, so
 * the last half millisecond before midnight is the next day. Where a cell shows the time too it is the last half second,
 * as a program rounds it to 00:00:00.
 */
export function serialDay(serial: number, system: DateSystem, withTime: boolean): SerialDay {
  const before = withTime ? halfSecond : halfSecond / 1000
  const days = Math.floor(serial + before) + (system === '1904' ? daysBetweenSystems : 0)
  if (!(days >= firstCertain && days <= mostOfAll)) return null
  return days > lastOfYear9999 ? { year: yearOf(days) } : { day: addDays(origin, days) }
}

/** The year of a day beyond 9999, which no text of a day can say: every 400 years have the same number of days. */
function yearOf(days: number): number {
  const cycles = Math.ceil((days - lastOfYear9999) / daysOf400Years)
  return Number(addDays(origin, days - cycles * daysOf400Years).slice(0, 4)) + cycles * 400
}

const daysOf400Years = 146_097

/** The serial number of a day in the 1900 system, as it is written into a cell. */
export function serialOf(of: Day): number {
  return daysBetween(origin, of)
}
