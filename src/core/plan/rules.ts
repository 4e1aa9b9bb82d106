import type { EvidenceReference } from '../catalogue/evidence.ts'
import type { Day } from '../day.ts'
import type { Guidance } from '../guidance/guidance.ts'
import { completionDay, isDone, type Plan, type PlanItem } from './plan.ts'

export type RuleId = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'A1' | 'A2' | 'A3' | 'A4'

/**
 * One reason why a plan cannot be agreed as it is. A2 comes from a reviewer's judgements, the others from `findingsIn`.
 */
export type Finding =
  | { readonly rule: 'P1' | 'P2' | 'P3' | 'A1'; readonly evidence: EvidenceReference }
  | { readonly rule: 'P4'; readonly evidence: EvidenceReference; readonly completes: Day; readonly begins: Day }
  | { readonly rule: 'P5'; readonly evidence: EvidenceReference; readonly lacks: 'covid-impact' | 'offset' }
  | { readonly rule: 'P6' }
  | { readonly rule: 'A2'; readonly evidence: EvidenceReference; readonly judged: 'not-judged' }
  | {
      readonly rule: 'A2'
      readonly evidence: EvidenceReference
      readonly judged: 'not-realistic'
      readonly reason: string
    }
  | { readonly rule: 'A3'; readonly count: number; readonly most: number }
  | { readonly rule: 'A4'; readonly evidence: EvidenceReference; readonly completes: Day; readonly latest: Day }

/** What the rules check. `not-asked` is for a file checked offline, which has no sign-off. */
export type PlanToCheck = {
  readonly plan: Plan
  readonly gaps: readonly EvidenceReference[]
  readonly signOff: 'given' | 'missing' | 'not-asked'
  readonly lateAccepted: boolean
}

type Rule = (input: PlanToCheck, guidance: Guidance) => readonly Finding[]

/** P1 “all the mandatory evidence items where there is a gap”; partly answered ones are gaps too. */
const gapMissing: Rule = ({ plan, gaps }) => {
  const planned = new Set(plan.items.map(({ evidence }) => evidence))
  return gaps.filter((gap) => !planned.has(gap)).map((evidence) => ({ rule: 'P1', evidence }))
}

/** P2 “the actions required to meet the outstanding evidence item” */
const actionMissing: Rule = ({ plan }) =>
  plan.items
    .filter(({ actions }) => actions.length === 0 || actions.some(({ text }) => isBlank(text)))
    .map(({ evidence }) => ({ rule: 'P2', evidence }))

/** P3 “the action owner for each item” */
const ownerMissing: Rule = ({ plan }) =>
  plan.items
    .filter(({ owner }) => owner === null || isBlank(owner.name))
    .map(({ evidence }) => ({ rule: 'P3', evidence }))

/** P4 “the expected completion date …, which should be within 6 months”: none lies before the guidance began. */
const completesTooEarly: Rule = ({ plan }, { firstPlanDay: begins, ...guidance }) =>
  outstanding(plan).flatMap(({ evidence, completion }) => {
    const completes = completionDay(completion, guidance)
    return completes !== null && completes < begins ? [{ rule: 'P4', evidence, completes, begins }] : []
  })

/** P5 “Where this applies … these dates can be relative”, and “dates are still required”, so an offset is. */
const relativeWithoutGrounds: Rule = ({ plan }) =>
  outstanding(plan).flatMap(({ evidence, completion, covid }): readonly Finding[] => {
    if (completion.kind !== 'after-return-to-business-as-usual') return []
    const impact: readonly Finding[] = covid.affected === true ? [] : [{ rule: 'P5', evidence, lacks: 'covid-impact' }]
    const offset: readonly Finding[] = completion.months !== null ? [] : [{ rule: 'P5', evidence, lacks: 'offset' }]
    return [...impact, ...offset]
  })

/** P6 “Improvement plan sign off by the SIRO” */
const signOffMissing: Rule = ({ signOff }, { siroSignOffRequired }) =>
  siroSignOffRequired && signOff === 'missing' ? [{ rule: 'P6' }] : []

/** A1 “completion dates are not provided” */
const dateMissing: Rule = ({ plan }) =>
  outstanding(plan)
    .filter(({ completion }) => completion.kind === 'not-given')
    .map(({ evidence }) => ({ rule: 'A1', evidence }))

/** A3 “the plan covers more than 15 outstanding evidence items” */
const tooManyItems: Rule = ({ plan }, { mostOutstandingItems: most }) => {
  const count = new Set(outstanding(plan).map(({ evidence }) => evidence)).size
  return most !== null && count > most ? [{ rule: 'A3', count, most }] : []
}

/** A4 “within 6 months i.e. by 30 December 2021”, unless the NHSX SRO accepts it “on a case-by-case basis”. */
const completesTooLate: Rule = ({ plan, lateAccepted }, { latestCompletion: latest, ...guidance }) => {
  if (latest === null || lateAccepted) return []
  return outstanding(plan).flatMap(({ evidence, completion }) => {
    const completes = completionDay(completion, guidance)
    return completes !== null && completes > latest ? [{ rule: 'A4', evidence, completes, latest }] : []
  })
}

const rules: readonly Rule[] = [
  gapMissing,
  actionMissing,
  ownerMissing,
  completesTooEarly,
  relativeWithoutGrounds,
  signOffMissing,
  dateMissing,
  tooManyItems,
  completesTooLate,
]

/**
 * Why the plan cannot be agreed, in order of rule. Pass the guidance of the day the plan was sent (G3). A person judges
 * whether it is realistic (A2): see `judgementFindings`.
 */
export function findingsIn(input: PlanToCheck, guidance: Guidance): readonly Finding[] {
  return rules.flatMap((rule) => rule(input, guidance))
}

/** Dates are “of the outstanding actions”: the date of a done item is neither missing nor late. */
function outstanding({ items }: Plan): readonly PlanItem[] {
  return items.filter((item) => !isDone(item))
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** Whether a reviewer finds one item realistic, and why, in writing. */
export type Judgement = { readonly evidence: EvidenceReference; readonly realistic: boolean; readonly reason: string }

/**
 * A2 “where there is no realistic plan to achieve the evidence requirement”: a person judges every item; the last
 * judgement counts.
 */
export function judgementFindings(judgements: readonly Judgement[], { items }: Plan): readonly Finding[] {
  return items.flatMap(({ evidence }): readonly Finding[] => {
    const judgement = judgements.findLast((each) => each.evidence === evidence)
    if (judgement === undefined) return [{ rule: 'A2', evidence, judged: 'not-judged' }]
    if (judgement.realistic) return []
    return [{ rule: 'A2', evidence, judged: 'not-realistic', reason: judgement.reason }]
  })
}
