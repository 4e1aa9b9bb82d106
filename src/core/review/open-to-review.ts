import { type Casefile, lastSent } from '../casefile/casefile.ts'
import { cannotConfirm } from '../casefile/decide-completion.ts'
import { cannotReview } from '../casefile/decide-review.ts'

/**
 * What a reviewer can do with a casefile now: judge the plan sent, confirm the completed one, or neither. `own-work`
 * where it awaits a reviewer but this one helped to write it.
 */
export type OpenToReview = 'judge' | 'confirm' | 'own-work' | 'nothing'

export function openToReview(casefile: Casefile, reviewer: string): OpenToReview {
  if (casefile.completion === 'awaiting-confirmation') return openTo('confirm', cannotConfirm(casefile, reviewer))
  return openTo('judge', cannotReview(casefile, lastSent(casefile)?.revision ?? '', reviewer))
}

function openTo(what: 'judge' | 'confirm', no: ReturnType<typeof cannotReview>): OpenToReview {
  if (no === null) return what
  return no.name === 'reviews-own-work' ? 'own-work' : 'nothing'
}
