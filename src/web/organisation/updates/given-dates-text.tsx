import { describeCompletion } from '../../../core/plan/in-words.ts'
import type { Completion } from '../../../core/plan/plan.ts'
import { DayText } from '../../components/day-text.tsx'
import type { GivenDates } from './given-dates.ts'

export type GivenDatesTextProps = {
  readonly dates: GivenDates
  /** How far off the day of a finished item is does not matter. */
  readonly done: boolean
}

/** “First given 30 September 2021, now 30 November 2021 (in 6 weeks)”: an original date never disappears. */
export function GivenDatesText({ dates: { first, now }, done }: GivenDatesTextProps) {
  const isMoved = describeCompletion(first) !== describeCompletion(now)
  return (
    <>
      {isMoved && `First given ${describeCompletion(first)}, now `}
      {shown(now, done)}
    </>
  )
}

function shown(completion: Completion, plain: boolean) {
  return completion.kind === 'by' ? <DayText day={completion.day} plain={plain} /> : describeCompletion(completion)
}
