import type { Day } from '../day.ts'
import type { OdsCode, Organisation } from '../organisation.ts'

/** That an organisation closed, with its last day and who succeeded it; a null day: it is open after all. */
export type Succession = {
  readonly closed: Day | null
  readonly successors: readonly OdsCode[]
  /** Why what was known before is changed; may be empty where nothing was. */
  readonly reason: string
}

export type SuccessionProblem =
  | { readonly name: 'own-successor' }
  | { readonly name: 'unknown-successor' | 'closed-successor'; readonly code: OdsCode }
  | { readonly name: 'reason-missing' }
  | { readonly name: 'nothing-changes' }

/**
 * Reading 7: what keeps a succession from being recorded. `known` are the organisations among its successors that there
 * are. Whoever succeeds has to be open on the day after; what was recorded before is changed only with a reason.
 */
export function successionProblems(
  { closed, successors, reason }: Succession,
  organisation: Organisation,
  known: readonly Organisation[],
): readonly SuccessionProblem[] {
  const each = successors.flatMap((code): readonly SuccessionProblem[] => {
    if (code === organisation.code) return [{ name: 'own-successor' }]
    const successor = known.find((one) => one.code === code)
    if (successor === undefined) return [{ name: 'unknown-successor', code }]
    const isOpen = successor.closed === null || (closed !== null && successor.closed > closed)
    return isOpen ? [] : [{ name: 'closed-successor', code }]
  })
  const isSame = closed === organisation.closed && isSameList(successors, organisation.successors)
  if (isSame) return [...each, { name: 'nothing-changes' }]
  return organisation.closed !== null && reason === '' ? [...each, { name: 'reason-missing' }] : each
}

function isSameList(one: readonly OdsCode[], other: readonly OdsCode[]): boolean {
  return one.toSorted().join() === other.toSorted().join()
}

export function successionProblemMessage(problem: SuccessionProblem): string {
  switch (problem.name) {
    case 'own-successor':
      return 'An organisation cannot succeed itself'
    case 'unknown-successor':
      return `No organisation with the code ${problem.code} is known here`
    case 'closed-successor':
      return `${problem.code} had closed itself by then: name the organisation that goes on`
    case 'reason-missing':
      return 'Give the reason: a closing is known already, and this changes it'
    case 'nothing-changes':
      return 'This is known already, just so'
  }
}
