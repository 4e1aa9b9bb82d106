import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Day } from '../../core/day.ts'

/** The day of return to business as usual in the cycle that a page is about; null while it is not known (P5). */
export const ReturnDay = createContext<Day | null>(null)

export function useReturnDay(): Day | null {
  return useContext(ReturnDay)
}
