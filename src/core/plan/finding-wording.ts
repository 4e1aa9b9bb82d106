import type { EvidenceReference } from '../catalogue/evidence.ts'
import { formatDate } from '../day.ts'
import { firstQuotes, type Quotes } from '../guidance/clauses.ts'
import type { Finding, RuleId } from './rules.ts'

/** The part of the plan that a finding or a hint is about. */
export type Field = 'gap' | 'actions' | 'owner' | 'completion' | 'covid' | 'sign-off' | 'plan'

/** A finding in words, the same on the page, in the workbook report and in the API. */
export type FindingWording = {
  readonly rule: RuleId
  readonly evidence: EvidenceReference | null
  /** What is wrong, with the reference. */
  readonly heading: string
  /** The sentence of the guidance, with its date. */
  readonly quote: string
  readonly whatToDo: string
  readonly field: Field
}

type Message = Pick<FindingWording, 'heading' | 'whatToDo' | 'field'>

/** A finding in words. Pass `quotesOn(guidance, day)` where the guidance has been amended. */
export function findingWording(finding: Finding, quotes: Quotes = firstQuotes): FindingWording {
  const evidence = 'evidence' in finding ? finding.evidence : null
  return { rule: finding.rule, evidence, quote: quotes(finding.rule), ...messageOf(finding) }
}

type Wordings = { readonly [R in RuleId]: (finding: Finding & { readonly rule: R }) => Message }

const wordings: Wordings = {
  P1: ({ evidence }) => ({
    heading: `${evidence} is a gap in the assessment but is not in the plan`,
    whatToDo: `Add ${evidence} to the plan, also if it is partly met.`,
    field: 'gap',
  }),
  P2: ({ evidence }) => ({
    heading: `${evidence} has no action, or an action without words`,
    whatToDo: `Say what will be done to meet ${evidence}. Add as many actions as it takes and remove empty ones.`,
    field: 'actions',
  }),
  P3: ({ evidence }) => ({
    heading: `${evidence} has no owner`,
    whatToDo: `Name the one person who is accountable for ${evidence}.`,
    field: 'owner',
  }),
  P4: ({ evidence, completes, begins }) => ({
    heading: `${evidence} is to be complete by ${formatDate(completes)}, before the guidance began`,
    whatToDo: `Give the day by which ${evidence} is expected to be complete, on or after ${formatDate(begins)}. If its actions are done, mark them as done.`,
    field: 'completion',
  }),
  P5: ({ evidence, lacks }) => (lacks === 'offset' ? offsetMissing(evidence) : impactMissing(evidence)),
  P6: () => ({
    heading: 'The SIRO has not signed off this version of the plan',
    whatToDo: 'Ask the SIRO to read the plan and sign it off. Any edit after that needs a new sign-off.',
    field: 'sign-off',
  }),
  A1: ({ evidence }) => ({
    heading: `${evidence} has no completion date`,
    whatToDo: `Give one day by which all actions of ${evidence} are expected to be complete.`,
    field: 'completion',
  }),
  A2: (finding) =>
    finding.judged === 'not-judged' ? notJudged(finding.evidence) : notRealistic(finding.evidence, finding.reason),
  A3: ({ count, most }) => ({
    heading: `The plan covers ${count} outstanding evidence items, which is more than ${most}`,
    whatToDo: `Complete items until at most ${most} are outstanding. Items whose actions are all done are not counted.`,
    field: 'plan',
  }),
  A4: ({ evidence, completes, latest }) => ({
    heading: `${evidence} is to be complete by ${formatDate(completes)}, after ${formatDate(latest)}`,
    whatToDo: `Plan to complete ${evidence} by ${formatDate(latest)}. For a Trust, a reviewer may ask the NHSX senior responsible owner to accept a later day.`,
    field: 'completion',
  }),
}

function messageOf<F extends Finding>(finding: F): Message {
  const wording = wordings[finding.rule] as (finding: F) => Message
  return wording(finding)
}

function impactMissing(evidence: EvidenceReference): Message {
  return {
    heading: `${evidence} is timed from the return to business as usual, but COVID is not said to have affected it`,
    whatToDo: `If the COVID response has affected ${evidence}, answer yes and say how. If not, give a day.`,
    field: 'covid',
  }
}

function offsetMissing(evidence: EvidenceReference): Message {
  return {
    heading: `${evidence} does not say how long after the return to business as usual it will be complete`,
    whatToDo: 'Give the number of months after the return to business as usual, such as 3.',
    field: 'completion',
  }
}

function notJudged(evidence: EvidenceReference): Message {
  return {
    heading: `${evidence} has not been judged`,
    whatToDo: `A reviewer says whether the plan for ${evidence} is realistic.`,
    field: 'actions',
  }
}

function notRealistic(evidence: EvidenceReference, reason: string): Message {
  const because = reason.trim() === '' ? '' : `: ${reason.trim()}`
  return {
    heading: `The plan for ${evidence} is not realistic${because}`,
    whatToDo: `Change the actions, owner or date of ${evidence} so that the requirement can be met, then send the plan again.`,
    field: 'actions',
  }
}
