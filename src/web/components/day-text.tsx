import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type Day, formatDate, formatDateFrom } from '../../core/day.ts'
import type { Guidance } from '../../core/guidance/guidance.ts'
import { describeCompletion } from '../../core/plan/describe.ts'
import { type Completion, completionDay } from '../../core/plan/plan.ts'
import type { Answer } from '../../http/answer.ts'
import { useHere } from '../nhsuk/here.ts'

type DayTextProps = {
  readonly day: Day
  /** Shows the date only, without how far off it is: for days in a history. */
  readonly plain?: boolean | undefined
}

/** “30 December 2021 (in 6 weeks)”. */
export function DayText({ day, plain }: DayTextProps) {
  const { today } = useHere()
  return <time datetime={day}>{plain ? formatDate(day) : formatDateFrom(day, today)}</time>
}

/** The day of return to business as usual in the page's cycle; null while it is not known (P5). */
export const ReturnDay = createContext<Day | null>(null)

export function useReturnDay(): Day | null {
  return useContext(ReturnDay)
}

type CompletionTextProps = {
  readonly completion: Completion
  /** True for a finished item: how far off its day is does not matter. */
  readonly done: boolean
}

/** When an item is to be complete, and for what is outstanding how far off that is: “… after return …: 12 April 2022”. */
export function CompletionText({ completion, done }: CompletionTextProps) {
  const day = completionDay(completion, { returnToBusinessAsUsual: useReturnDay() })
  if (day === null) return <>{describeCompletion(completion)}</>
  return (
    <>
      {completion.kind !== 'by' && `${describeCompletion(completion)}: `}
      <DayText day={day} plain={done} />
    </>
  )
}

/** Gives a casefile's page the day that its relative dates are counted from, by today's guidance (P5). */
export function withReturnDay(answer: Answer, today: Guidance | null): Answer {
  if (answer.kind !== 'page') return answer
  const day = today?.returnToBusinessAsUsual ?? null
  return { ...answer, page: <ReturnDay.Provider value={day}>{answer.page}</ReturnDay.Provider> }
}
