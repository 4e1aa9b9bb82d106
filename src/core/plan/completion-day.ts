import { addMonths, type Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import type { Completion } from './plan.ts'

/**
 * The day a completion falls on, or null while it has none: nothing given, no offset, or timed from a return to
 * business as usual whose day is not known (reading 2: such a date is never late by rule).
 */
export function completionDay(completion: Completion, guidance: Pick<Guidance, 'returnToBusinessAsUsual'>): Day | null {
  switch (completion.kind) {
    case 'by':
      return completion.day
    case 'after-return-to-business-as-usual': {
      const { returnToBusinessAsUsual } = guidance
      if (returnToBusinessAsUsual === null || completion.months === null) return null
      return addMonths(returnToBusinessAsUsual, completion.months)
    }
    case 'not-given':
      return null
  }
}
