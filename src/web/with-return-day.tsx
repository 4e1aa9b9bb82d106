import type { Guidance } from '../core/guidance/guidance.ts'
import type { Answer } from './answer.ts'
import { ReturnDay } from './components/return-day.ts'

/** The page of a casefile with what its relative dates are counted from, as the guidance of today has it (P5). */
export function withReturnDay(answer: Answer, today: Guidance | null): Answer {
  if (answer.kind !== 'page') return answer
  const day = today?.returnToBusinessAsUsual ?? null
  return { ...answer, page: <ReturnDay.Provider value={day}>{answer.page}</ReturnDay.Provider> }
}
