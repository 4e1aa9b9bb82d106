import { describeCompletion } from '../../../core/plan/in-words.ts'
import { CompletionText } from '../../components/completion-text.tsx'
import { useReturnDay } from '../../components/return-day.ts'
import type { GivenDates } from './given-dates.ts'

export type GivenDatesTextProps = {
  readonly dates: GivenDates
  /** How far off the day of a finished item is does not matter. */
  readonly done: boolean
}

/** “First given 30 September 2021, now 30 November 2021 (in 6 weeks)”: an original date never disappears. */
export function GivenDatesText({ dates: { first, now }, done }: GivenDatesTextProps) {
  const returnDay = useReturnDay()
  const isMoved = describeCompletion(first) !== describeCompletion(now)
  return (
    <>
      {isMoved && `First given ${describeCompletion(first, returnDay)}, now `}
      <CompletionText completion={now} done={done} />
    </>
  )
}
