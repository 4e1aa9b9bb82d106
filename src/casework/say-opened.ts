import { counted } from '../core/casefile/counted.ts'
import { inWords } from '../core/day.ts'
import type { DayOpened, DayRefused } from './open-the-day.ts'

/** “1 October 2021 is open: 12 casefiles read, 3 asks made, 5 letters written.” */
export function sayOpened({ day, missed }: DayOpened & { readonly result: 'opened' }): string {
  const did = [
    `${counted(day.casefiles, 'casefile')} read`,
    `${counted(day.asks, 'ask')} made`,
    `${counted(day.letters, 'letter')} written`,
  ]
  const before = missed === 0 ? '' : ` ${counted(missed, 'day')} before it had been missed.`
  return `${inWords(day.day)} is open: ${did.join(', ')}.${before}`
}

export function sayDayRefused(refusal: DayRefused): string {
  return refusal.name === 'day-to-come'
    ? `That day is still to come: today is ${inWords(refusal.today)}.`
    : `${inWords(refusal.opened)} is open already, so an earlier day is over: its letters would be yesterday’s nonsense.`
}
