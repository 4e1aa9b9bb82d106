import type { PlanItem } from '../plan.ts'
import { byId, inOrder } from './v1.ts'

/**
 * Content version 2 and those after it: an item without whatever is empty, so that a text nobody filled in changes
 * nothing. `texts` names the texts of the version, in the order in which they are written; this order is kept for ever.
 */
export function itemInV2(item: PlanItem, texts: readonly string[]): string {
  const { evidence, actions, owner, completion, covid } = item
  return JSON.stringify(
    filled({
      evidence,
      ...Object.fromEntries(texts.map((name) => [name, textOf(item, name)])),
      actions: actions.toSorted(byId).map(({ id, text, doneOn, note }) => filled({ id, text, doneOn, note })),
      owner: filled({ name: owner?.name, role: owner?.role, email: owner?.email }),
      completion: completion.kind === 'not-given' ? null : filled(inOrder(completion)),
      covid: filled({ affected: covid.affected, explanation: covid.explanation }),
    }),
  )
}

/** The text of that name; empty where the item has none, as items from before the text was introduced. */
export function textOf(item: PlanItem, name: string): unknown {
  return (item as Readonly<Record<string, unknown>>)[name] ?? ''
}

function filled(content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  if (value === '' || value === null || value === undefined) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
