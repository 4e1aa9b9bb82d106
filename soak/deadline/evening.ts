import { day } from '../../src/core/day.ts'

/** The evening that is played: plans were due on 30 June 2021. */
export const cycle = '2020-21'
export const deadline = day('2021-06-30')
/** Six in the evening in England. */
export const beginsAt = '2021-06-30T17:00:00.000Z'

export const size = { organisations: 534, reviewers: 20 }

/** A stretch of load; all are played one after the other on the same service. `perSecond` requests fall due a second. */
export type Stretch = { readonly name: string; readonly perSecond: number; readonly seconds: number }

export const stretches: readonly Stretch[] = [
  { name: 'Expected load', perSecond: 11, seconds: 60 },
  { name: 'Deadline evening', perSecond: 110, seconds: 300 },
]

/** `p99` in milliseconds; `memoryGrowth` is the share by which memory may grow between the second minute and the last. */
export const targets = { p99: 500, memoryGrowth: 0.1 }
