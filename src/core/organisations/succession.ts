import type { Day } from '../day.ts'
import type { OdsCode, Organisation } from '../organisation.ts'

/** The closing of an organisation: its last day and its successors. `closed` is null to reopen it. */
export type Succession = {
  readonly closed: Day | null
  readonly successors: readonly OdsCode[]
  /** Why an earlier record is changed; may be empty where there is none. */
  readonly reason: string
}

export type SuccessionProblem =
  | { readonly name: 'own-successor' }
  | { readonly name: 'unknown-successor' | 'closed-successor'; readonly code: OdsCode }
  | { readonly name: 'reason-missing' }
  | { readonly name: 'nothing-changes' }

/**
 * Interpretation 7: why a succession cannot be recorded; empty where it can. `known` are those of its successors that
 * are in the register. A successor has to be open on the day after; an earlier record is changed only with a reason.
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
      return `No organisation with the code ${problem.code} is in the register`
    case 'closed-successor':
      return `${problem.code} had closed by then: name the organisation that carries on its work`
    case 'reason-missing':
      return 'Give the reason: a closing is recorded already, and this changes it'
    case 'nothing-changes':
      return 'This is recorded already, without any difference'
  }
}
