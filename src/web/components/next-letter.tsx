import type { CasefileView } from '../../casework/questions.ts'
import { timetableOf } from '../../casework/timetable.ts'
import { inWords } from '../../core/day.ts'
import { sayAsk } from '../../core/timetable/ask-words.ts'
import { useHere } from '../nhsuk/here.ts'
import { DayText } from './day-text.tsx'

/** In one line: the letter that goes next, when and to whom; nothing where none is planned. */
export function NextLetter({
  shown: { casefile, dated },
}: {
  readonly shown: Pick<CasefileView, 'casefile' | 'dated'>
}) {
  const { today } = useHere()
  const [next] = timetableOf(casefile, dated, today).planned
  if (next === undefined) return null
  const { what, toWhom } = sayAsk(next)
  return (
    <p>
      Next letter, if nothing is heard: <DayText day={next.from} />. {what} {inWords(next.occasion)}. To: {toWhom}.
    </p>
  )
}
