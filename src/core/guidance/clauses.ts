import { type Day, day, formatDate } from '../day.ts'
import type { Dated } from './dated.ts'
import type { CycleGuidance } from './guidance.ts'

/**
 * The id of a rule: E eligibility, P plan, A agreement, H hints, S statuses, T timetable, U updates, G changes of
 * guidance.
 */
export type ClauseId = `${'E' | 'P' | 'A' | 'H' | 'S' | 'T' | 'U' | 'G'}${number}`

/** A few words of the guidance that a rule carries out, and the day they were published. */
export type Clause = { readonly words: string; readonly on: Day }

const published = day('2021-05-19')
const updated = day('2021-12-21')

/** The clause behind each rule that has one; the H rules are the service's own. */
export const clauses = {
  E1: quotation('This guidance only applies to NHS Trusts, CCGs, CSUs, Local Authorities and DHSC Arm’s Length Bodies'),
  E2: quotation('should publish a Standards Not Met assessment and submit an Improvement Plan'),
  E3: quotation('those organisations who have not quite met the toolkit standard'),
  P1: quotation('all the mandatory evidence items where there is a gap'),
  P2: quotation('the actions required to meet the outstanding evidence item'),
  P3: quotation('the action owner for each item'),
  P4: quotation('the expected completion date of the outstanding actions - which should be within 6 months'),
  P5: quotation('Where this applies … these dates can be relative to the return to business as usual'),
  P6: quotation('with details of the Improvement plan sign off by the SIRO'),
  A1: quotation('will not be agreed … where: completion dates are not provided'),
  A2: quotation('where there is no realistic plan to achieve the evidence requirement'),
  A3: quotation('the plan covers more than 15 outstanding evidence items'),
  A4: quotation('should be within 6 months i.e. by 30 December 2021'),
  S2: quotation('if approved, your toolkit status will be amended'),
  S3: quotation(
    'completed all the actions and met the requirements your toolkit status will be updated to Standards Met',
  ),
  S4: quotation('Where a Trust has still not met the DSPT standard … amended to ‘Standards Not Met’ status'),
  S6: quotation('‘Standards Not Met (Plan Agreed)’ status was renamed to: ‘Approaching Standards’', updated),
  S7: quotation('This will NOT show any detail of which area requires improvement'),
  T1: quotation('inform their NHSD Regional Security Leads in advance of the 30 June deadline'),
  T2: quotation('asked to work with any Trusts who fail to submit an improvement plan'),
  T3: quotation(
    'The Trust will remain at ‘Standard Not Met’ status until such time as a satisfactory improvement plan',
  ),
  T4: quotation('Trusts will provide an improvement plan update'),
  T5: quotation('asked to work with the Trust to provide the update by 14th October at the latest'),
  T6: quotation('a final improvement plan update to NHSD by the end of December at the latest'),
  T7: quotation('NHSD will review final improvement plan updates'),
  T8: quotation('failure to engage with NHS Digital will result in escalation to NHSX'),
  T9: quotation('Please note these timescales are subject to change'),
  U1: quotation('If you complete your outstanding actions, please send in an updated plan'),
  U2: quotation('You will be contacted for a progress update … if no update has been received'),
  G1: quotation('no longer be required to submit updated Improvement plans by 31 December 2021', updated),
  G4: quotation('focus your efforts on working towards ‘Standards Met’ for 21-22 and addressing the Log4J', updated),
} satisfies Partial<Record<ClauseId, Clause>>

function quotation(words: string, on: Day = published): Clause {
  return { words, on }
}

/** A rule of the plan that can be quoted. */
type QuotedRule = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'A1' | 'A2' | 'A3' | 'A4'

/** The sentence behind a rule with its day: “the action owner for each item” (19 May 2021). */
export type Quotes = (rule: QuotedRule) => string

/** The rules that quote the source of a value, so that they quote its amendment once there is one. */
const valueBehind = {
  P6: 'siroSignOffRequired',
  A3: 'mostOutstandingItems',
  A4: 'latestCompletion',
} as const satisfies Partial<Record<QuotedRule, keyof CycleGuidance>>

/** Quotes from the guidance as first published. */
export const firstQuotes: Quotes = (rule) => quoted(`“${clauses[rule].words}”`, clauses[rule].on)

/** Quotes from the guidance in force on a day, amendments included. */
export function quotesOn(guidance: CycleGuidance, on: Day): Quotes {
  return (rule) => {
    if (!(rule in valueBehind)) return firstQuotes(rule)
    const entries: Dated<unknown> = guidance[valueBehind[rule as keyof typeof valueBehind]]
    const { source, from } = entries.findLast((entry) => entry.from <= on) ?? entries[0]
    return quoted(source, from)
  }
}

function quoted(words: string, on: Day): string {
  return `${words} (${formatDate(on)})`
}
