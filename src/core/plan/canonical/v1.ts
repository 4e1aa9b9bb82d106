import type { Action, Completion, PlanItem } from '../plan.ts'

/**
 * Content version 1: an item with every key that there was in 2021, empty or not. Plans were signed with this text, so
 * it stays as it is for ever; what came later is not in it. A blank owner and no owner are the same content.
 */
export function itemInV1({ evidence, gap, actions, owner, completion, covid }: PlanItem): string {
  return JSON.stringify({
    evidence,
    gap,
    actions: actions.toSorted(byId).map(({ id, text, doneOn, note }) => ({ id, text, doneOn, note })),
    owner: { name: owner?.name ?? '', role: owner?.role ?? '', email: owner?.email ?? '' },
    completion: inOrder(completion),
    covid: { affected: covid.affected, explanation: covid.explanation },
  })
}

/** With its keys in one order. */
export function inOrder(completion: Completion): Completion {
  switch (completion.kind) {
    case 'by':
      return { kind: completion.kind, day: completion.day }
    case 'after-return-to-business-as-usual':
      return { kind: completion.kind, months: completion.months }
    case 'not-given':
      return { kind: completion.kind }
  }
}

/** Compares actions by id, character by character. */
export function byId(a: Action, b: Action): number {
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}
