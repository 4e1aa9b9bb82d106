import { describeCompletion } from '../../../core/plan/in-words.ts'
import type { Completion } from '../../../core/plan/plan.ts'
import { DayText } from '../../components/day-text.tsx'
import type { GivenDates } from './given-dates.ts'

/** “First given 30 September 2021, now 30 November 2021 (in 6 weeks)”: an original date never disappears. */
export function GivenDatesText({ dates: { first, now } }: { readonly dates: GivenDates }) {
  const isMoved = describeCompletion(first) !== describeCompletion(now)
  return (
    <>
      {isMoved && `first given ${describeCompletion(first)}, now `}
      {shown(now)}
    </>
  )
}

function shown(completion: Completion) {
  return completion.kind === 'by' ? <DayText day={completion.day} /> : describeCompletion(completion)
}
