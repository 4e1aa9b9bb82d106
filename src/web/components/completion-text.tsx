import { completionDay } from '../../core/plan/completion-day.ts'
import { describeCompletion } from '../../core/plan/in-words.ts'
import type { Completion } from '../../core/plan/plan.ts'
import { DayText } from './day-text.tsx'
import { useReturnDay } from './return-day.ts'

export type CompletionTextProps = {
  readonly completion: Completion
  /** How far off the day of a finished item is does not matter. */
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
