import { Temporal } from 'temporal-polyfill'
import { type Day, day } from '../../core/day.ts'

/** The year from which a workbook counts its days: usually 1900, or 1904 as on old Macs. */
export type DateSystem = '1900' | '1904'

/** What a number means as a date: a day, or only its year if that is beyond 9999. */
export type SerialDay = { readonly day: Day } | { readonly year: number } | null

const halfSecond = 0.5 / 86_400
const daysBetweenSystems = 1462
const origin = Temporal.PlainDate.from('1899-12-30')
/** 1 March 1900: programs disagree about earlier days, as Excel has a 29 February 1900. */
const firstCertain = 61
const lastOfYear9999 = 2_958_465
const mostForTemporal = 90_000_000

/**
 * The day with this serial number, without the time of day; null if it means none. Sums of fractions are seldom exact, so
 * the last half millisecond before midnight is the next day. Where a cell shows the time too it is the last half second,
 * as a program rounds it to 00:00:00.
 */
export function serialDay(serial: number, system: DateSystem, withTime: boolean): SerialDay {
  const before = withTime ? halfSecond : halfSecond / 1000
  const days = Math.floor(serial + before) + (system === '1904' ? daysBetweenSystems : 0)
  if (!(days >= firstCertain && days <= mostForTemporal)) return null
  const date = origin.add({ days })
  return days > lastOfYear9999 ? { year: date.year } : { day: day(date.toString()) }
}

/** The serial number of a day in the 1900 system, as it is written into a cell. */
export function serialOf(of: Day): number {
  return origin.until(Temporal.PlainDate.from(of), { largestUnit: 'days' }).days
}
