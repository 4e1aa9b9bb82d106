import { type Day, inWords, inWordsFrom } from '../../core/day.ts'
import { useHere } from '../nhsuk/here.ts'

export type DayTextProps = {
  readonly day: Day
  /** For days in a history, where how far off they are does not matter. */
  readonly plain?: boolean | undefined
}

/** “30 December 2021 (in 6 weeks)”. */
export function DayText({ day, plain }: DayTextProps) {
  const { today } = useHere()
  return <time datetime={day}>{plain ? inWords(day) : inWordsFrom(day, today)}</time>
}
