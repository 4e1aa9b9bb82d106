import { type EvidenceReference, parseEvidenceReference } from '../catalogue/evidence.ts'
import { day } from '../day.ts'
import { type Action, type Completion, emptyItem, type Plan, type PlanItem } from './plan.ts'
import type { PlanToCheck } from './rules.ts'

/** A reference for a test; throws when it is not well formed. */
export function ref(text: string): EvidenceReference {
  const reference = parseEvidenceReference(text)
  if (reference === null) throw new Error(`“${text}” is no evidence reference`)
  return reference
}

/** An item without findings or hints, with the test's changes. */
export function anItem(changes: Partial<PlanItem> = {}): PlanItem {
  return {
    ...emptyItem(ref('4.5.3')),
    gap: 'Remote access has a password only',
    actions: [anAction()],
    owner: { name: 'Jo Bloggs', role: 'Head of Information Governance', email: 'jo.bloggs@example.nhs.uk' },
    completion: by('2021-09-29'),
    covid: { affected: false, explanation: '' },
    ...changes,
  }
}

export function anAction(changes: Partial<Action> = {}): Action {
  return { id: 'a1', text: 'Buy tokens and switch every remote account to them', doneOn: null, note: '', ...changes }
}

/** An item whose one action is done. */
export function aDoneItem(changes: Partial<PlanItem> = {}): PlanItem {
  return anItem({ actions: [anAction({ doneOn: day('2021-06-20') })], ...changes })
}

/** `count` items on 1.6.1, 1.6.2 …, each different from the next. */
export function items(count: number, changes: Partial<PlanItem> = {}): readonly PlanItem[] {
  return Array.from({ length: count }, (_, index) =>
    anItem({
      evidence: ref(`1.6.${index + 1}`),
      actions: [anAction({ text: `Write part ${index + 1} of the data protection policy` })],
      ...changes,
    }),
  )
}

export function aPlan(...all: readonly PlanItem[]): Plan {
  return { items: all }
}

/** A signed plan whose items are just the gaps of its assessment. */
export function aPlanToCheck(plan: Plan, changes: Partial<PlanToCheck> = {}): PlanToCheck {
  const gaps = plan.items.map(({ evidence }) => evidence)
  return { plan, gaps, signOff: 'given', lateAccepted: false, ...changes }
}

export function by(text: string): Completion {
  return { kind: 'by', day: day(text) }
}

export function afterReturn(months: number | null): Completion {
  return { kind: 'after-return-to-business-as-usual', months }
}
