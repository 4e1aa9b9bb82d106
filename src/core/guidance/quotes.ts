import { type Day, inWords } from '../day.ts'
import { clauses } from './clauses.ts'
import type { Dated } from './dated.ts'
import type { CycleGuidance } from './guidance.ts'

/** A rule of the plan that can be quoted. */
type QuotedRule = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'A1' | 'A2' | 'A3' | 'A4'

/** The sentence behind a rule with its day: “the action owner for each item” (19 May 2021). */
export type Quotes = (rule: QuotedRule) => string

/** The rules whose sentence is that of a value, so that an amendment of the value is what gets quoted. */
const valueBehind = {
  P6: 'siroSignOffRequired',
  A3: 'mostOutstandingItems',
  A4: 'latestCompletion',
} as const satisfies Partial<Record<QuotedRule, keyof CycleGuidance>>

/** Quotes from the guidance as first published. */
export const firstQuotes: Quotes = (rule) => quoted(`“${clauses[rule].words}”`, clauses[rule].on)

/** Quotes from the guidance as it stood on a day, amendments included. */
export function quotesOn(guidance: CycleGuidance, on: Day): Quotes {
  return (rule) => {
    if (!(rule in valueBehind)) return firstQuotes(rule)
    const entries: Dated<unknown> = guidance[valueBehind[rule as keyof typeof valueBehind]]
    const { source, from } = entries.findLast((entry) => entry.from <= on) ?? entries[0]
    return quoted(source, from)
  }
}

function quoted(words: string, on: Day): string {
  return `${words} (${inWords(on)})`
}
