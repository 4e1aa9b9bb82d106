import { addDays, type Day, day } from '../day.ts'
import type { CycleName } from './cycles.ts'

type Deadline = { readonly day: Day; readonly source: string }

/** The publication deadline of each toolkit year here and of the years before and after. */
const deadlines = {
  '2019-20': { day: day('2020-09-30'), source: 'News/71 of the toolkit, 16 March 2020: put off from 31 March' },
  '2020-21': { day: day('2021-06-30'), source: '“the 30 June deadline”' },
  '2021-22': { day: day('2022-06-30'), source: 'the 2021-22 standard' },
  '2022-23': { day: day('2023-06-30'), source: 'a Trust’s board paper on the 2022-23 toolkit' },
} as const satisfies Readonly<Record<string, Deadline>>

const neighbours: Readonly<Record<CycleName, { readonly before: Deadline; readonly after: Deadline }>> = {
  '2020-21': { before: deadlines['2019-20'], after: deadlines['2021-22'] },
  '2021-22': { before: deadlines['2020-21'], after: deadlines['2022-23'] },
}

/**
 * The days on which an assessment of the cycle can have been published, both included. No source says when a year of
 * the toolkit opened or closed, so: after the deadline of the year before, up to that of the year after. Being late is
 * common, by weeks; a year late is another year's assessment.
 */
export function publicationDays(cycle: CycleName): { readonly first: Day; readonly last: Day } {
  const { before, after } = neighbours[cycle]
  return { first: addDays(before.day, 1), last: after.day }
}
