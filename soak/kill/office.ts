import type { Browser } from '../deadline/browser.ts'
import type { Recorded } from '../record.ts'

export const actions = [
  'save an item',
  'import a workbook',
  'sign off',
  'send the plan',
  'save judgements',
  'approve',
  'return',
  'send an update',
  'attach evidence',
] as const
export type ActionName = (typeof actions)[number]

/** What one organisation's people and its reviewer did, as they were told of it. */
export type Office = {
  readonly code: string
  readonly address: string
  readonly editor: Browser
  readonly siro: Browser
  readonly reviewer: Browser
  /** What was last acknowledged of each gap, by reference. */
  readonly gaps: Map<string, string>
  /** How often each kind of event has to be in the record by now. */
  readonly happened: Map<string, number>
  /** Texts that have to stand in exactly one event each. */
  readonly once: string[]
}

/** One thing that somebody asks of the service. */
export type Action = {
  readonly name: ActionName
  /** Asks; throws a `Refused` where the service said no, and anything else where it did not answer. */
  readonly ask: () => Promise<void>
  /** The event that it leads to; null where it only changes a draft. */
  readonly event: string | null
  /** A text of its own, which its event holds. */
  readonly once?: string
  /** Gaps that a draft has to hold from then on. */
  readonly gaps?: Readonly<Record<string, string>>
}

/** How an action ended: with a word from the service, or without one; then the record says whether it was done. */
export type Outcome = 'acknowledged' | 'refused' | 'unanswered and done' | 'unanswered and not done'

export function countOf(office: Office, event: string): number {
  return office.happened.get(event) ?? 0
}

/** Whether an action that nobody answered is in the record, once the service is back. */
export function wasDone(office: Office, action: Action, { casefile, events }: Recorded): boolean {
  if (action.event !== null)
    return events.filter(({ type }) => type === action.event).length > countOf(office, action.event)
  const kept = new Map<string, string>((casefile.planDraft?.items ?? []).map(({ item }) => [item.evidence, item.gap]))
  const wanted = Object.entries(action.gaps ?? {})
  return wanted.length > 0 && wanted.every(([evidence, gap]) => kept.get(evidence) === gap)
}

/** From now on this has to be in the record. */
export function note(office: Office, { event, once, gaps = {} }: Action): void {
  if (event !== null) office.happened.set(event, countOf(office, event) + 1)
  if (once !== undefined) office.once.push(once)
  for (const [evidence, gap] of Object.entries(gaps)) office.gaps.set(evidence, gap)
}
