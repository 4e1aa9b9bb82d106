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

/** What the people of one organisation and its reviewer did, as far as the service acknowledged it. */
export type Office = {
  readonly code: string
  readonly address: string
  readonly editor: Browser
  readonly siro: Browser
  readonly reviewer: Browser
  /** The last acknowledged text of each gap, by evidence reference. */
  readonly gaps: Map<string, string>
  /** How often each type of event has to be in the record by now. */
  readonly eventCounts: Map<string, number>
  /** Texts that have to be in exactly one event each. */
  readonly once: string[]
}

/** One thing that somebody does in the service. */
export type Action = {
  readonly name: ActionName
  /** Sends its requests; throws “Answered 4…” if the service refuses one, and another error if it does not answer. */
  readonly run: () => Promise<void>
  /** The type of the event that it leads to; null if it only changes a draft. */
  readonly event: string | null
  /** A text that only its event contains. */
  readonly once?: string
  /** Texts of gaps that the draft has to contain from then on. */
  readonly gaps?: Readonly<Record<string, string>>
}

/** How an action ended: answered by the service, or unanswered; then the record shows whether it was done. */
export type Outcome = 'acknowledged' | 'refused' | 'unanswered and done' | 'unanswered and not done'

export function countOf(office: Office, event: string): number {
  return office.eventCounts.get(event) ?? 0
}

/** Whether an action that nobody answered is in the record, once the service is back. */
export function wasDone(office: Office, action: Action, { casefile, events }: Recorded): boolean {
  if (action.event !== null)
    return events.filter(({ type }) => type === action.event).length > countOf(office, action.event)
  const stored = new Map<string, string>((casefile.planDraft?.items ?? []).map(({ item }) => [item.evidence, item.gap]))
  const expected = Object.entries(action.gaps ?? {})
  return expected.length > 0 && expected.every(([evidence, gap]) => stored.get(evidence) === gap)
}

/** Notes what has to be in the record from now on. */
export function note(office: Office, { event, once, gaps = {} }: Action): void {
  if (event !== null) office.eventCounts.set(event, countOf(office, event) + 1)
  if (once !== undefined) office.once.push(once)
  for (const [evidence, gap] of Object.entries(gaps)) office.gaps.set(evidence, gap)
}
