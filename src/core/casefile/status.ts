/** The statuses of the toolkit in this process. No rule depends on `standards-exceeded` (E3). */
export type Status =
  | 'not-published'
  | 'standards-not-met'
  | 'approaching-standards'
  | 'standards-met'
  | 'standards-exceeded'

export type Move =
  | 'published-not-met'
  | 'published-met'
  | 'published-exceeded'
  | 'plan-approved'
  | 'completion-confirmed'
  | 'closed-unmet'

/**
 * All moves of the status (S1–S4); `docs/generated/statuses.md` is drawn from this table. A correction (S5) is not a move:
 * it says that an earlier one was a mistake.
 */
export const moves: Readonly<Record<Status, Readonly<Partial<Record<Move, Status>>>>> = {
  'not-published': {
    'published-not-met': 'standards-not-met',
    'published-met': 'standards-met',
    'published-exceeded': 'standards-exceeded',
  },
  'standards-not-met': {
    'published-not-met': 'standards-not-met',
    'plan-approved': 'approaching-standards',
    'completion-confirmed': 'standards-met',
  },
  'approaching-standards': {
    'plan-approved': 'approaching-standards',
    'completion-confirmed': 'standards-met',
    'closed-unmet': 'standards-not-met',
  },
  'standards-met': {},
  'standards-exceeded': {},
}

/** E2, E3: whether a plan is needed, so that it may be written, sent and decided. */
export function needsPlan(status: Status): boolean {
  return status === 'standards-not-met' || status === 'approaching-standards'
}

/** The status a move leads to, or undefined where the table has no such move. */
export function statusAfter(status: Status, move: Move): Status | undefined {
  return moves[status][move]
}

/** What each status means, in a public sentence that says nothing about any plan (S7). */
export const statusMeanings: Readonly<Record<Status, string>> = {
  'not-published': 'The assessment for this toolkit year has not been published here yet.',
  'standards-not-met': 'Not all mandatory evidence items are met, and no improvement plan has been approved.',
  'approaching-standards':
    'Not all mandatory evidence items are met, and an approved improvement plan is being delivered.',
  'standards-met': 'All mandatory evidence items are met.',
  'standards-exceeded': 'All mandatory evidence items are met, and more was shown than the standard requires.',
}
