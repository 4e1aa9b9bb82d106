import { inWords, parseDay } from '../day.ts'

/** How people read the version of a decision: “2020-21 guidance as it stood on 19 May 2021”. */
export function versionInWords(version: string): string {
  if (version === 'none') return 'No guidance was in force'
  const [, cycle, from, change] = /^(\S+) as of (\S+?)(?:, change (\d+))?$/.exec(version) ?? []
  const day = parseDay(from ?? '')
  if (cycle === undefined || day === null) return version
  const stood = `${cycle} guidance as it stood on ${inWords(day)}`
  return change === undefined ? stood : `${stood}, with change ${change}`
}
