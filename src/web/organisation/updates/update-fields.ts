import type { EvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Action, isDone, type Plan } from '../../../core/plan/plan.ts'

/** The names of the fields of an update about one item. Dates have three parts: `…-day` and so on. */
export function itemFields(evidence: EvidenceReference) {
  return {
    outlook: `outlook-${evidence}`,
    date: `date-${evidence}`,
    dateReason: `date-reason-${evidence}`,
    months: `months-${evidence}`,
    monthsReason: `months-reason-${evidence}`,
    note: `note-${evidence}`,
  }
}

/** The names of the fields of one action: whether it is done, on which day, and a note. */
export function actionFields(evidence: EvidenceReference, { id }: Pick<Action, 'id'>) {
  return { done: `done-${evidence}-${id}`, on: `on-${evidence}-${id}`, note: `action-note-${evidence}-${id}` }
}

/** The names of all fields in the form of an update on this plan; what is done already has none. */
export function fieldNames({ items }: Plan): readonly string[] {
  return items
    .filter((item) => !isDone(item))
    .flatMap(({ evidence, actions }) => {
      const { date, ...own } = itemFields(evidence)
      const ofActions = actions.filter(isOpen).flatMap((action) => {
        const { on, ...others } = actionFields(evidence, action)
        return [...Object.values(others), ...partsOf(on)]
      })
      return [...Object.values(own), ...partsOf(date), ...ofActions]
    })
}

export function isOpen({ doneOn }: Action): boolean {
  return doneOn === null
}

function partsOf(name: string): readonly string[] {
  return ['day', 'month', 'year'].map((part) => `${name}-${part}`)
}
