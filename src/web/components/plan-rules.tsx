import type { Day } from '../../core/day.ts'
import { clauses, quotesOn } from '../../core/guidance/clauses.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'
import type { CycleGuidance } from '../../core/guidance/guidance.ts'
import type { HintId } from '../../core/plan/hints.ts'
import type { RuleId } from '../../core/plan/rules.ts'
import { DataTable } from './data-table.tsx'

type Rule = RuleId | HintId

/** “Why (A4)”: a link from what must be fixed, or is worth checking, to its rule on the guidance page of the cycle. */
export function WhyLink({ rule, cycle }: { readonly rule: Rule; readonly cycle: CycleName }) {
  return <a href={`/guidance/${cycle}#rule-${rule}`}>Why ({rule})</a>
}

/** Every rule that a plan is checked by, as the guidance stood on a day, with an id that `WhyLink` leads to. */
export function PlanRules({ guidance, on }: { readonly guidance: CycleGuidance; readonly on: Day }) {
  const quotes = quotesOn(guidance, on)
  const quoted = planRules.map((rule) => ({ rule, kind: 'Must fix', text: quotes(rule) }))
  const hints = Object.entries(hintTexts).map(([rule, text]) => ({ rule, kind: 'Worth checking', text }))
  return (
    <DataTable
      wordy
      caption="Rules that a plan is checked by"
      rows={[...quoted, ...hints]}
      rowKey={({ rule }) => `rule-${rule}`}
      empty="No rules."
      columns={[
        { header: 'Rule', nowrap: true, cell: ({ rule }) => rule },
        { header: 'Kind', nowrap: true, cell: ({ kind }) => kind },
        { header: 'What it says', cell: ({ text }) => text },
      ]}
    />
  )
}

const planRules = (Object.keys(clauses) as readonly (keyof typeof clauses)[]).filter(isPlanRule)

function isPlanRule(id: keyof typeof clauses): id is RuleId {
  return id.startsWith('P') || id.startsWith('A')
}

/** The guidance has no clause for these: the service points them out, and they never stop a plan. */
const hintTexts: Readonly<Record<HintId, string>> = {
  H1: 'This service points out an owner that does not look like one person.',
  H2: 'This service points out an action that says nothing, or only repeats the gap.',
  H3: 'This service points out a plan in which every date is the last possible day.',
  H4: 'This service points out a date in the past, at a weekend or on a bank holiday.',
  H5: 'This service points out a completion date that has moved several times.',
  H6: 'This service points out an item with no progress since the last update.',
  H7: 'This service points out the same text on many items.',
}
