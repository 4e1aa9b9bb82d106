import { type SentPlan, stageNames } from '../../../core/casefile/casefile.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { formatDate } from '../../../core/day.ts'
import type { ClauseId } from '../../../core/guidance/clauses.ts'
import { meanings } from '../../../core/guidance/meanings.ts'
import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import { pluralise } from '../../../core/sentences.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Details } from '../../nhsuk/details.tsx'
import type { ReviewContext } from './review-context.ts'

/** The plans that this organisation sent before, in this toolkit year and in others. */
export function EarlierPlans({ context }: { readonly context: ReviewContext }) {
  const { casefile, otherCycles, casefileKey, review } = context
  const earlier = casefile.sent.slice(0, -1).toReversed()
  const removed = review?.gone ?? []
  if (earlier.length + otherCycles.length === 0) return null
  const count = earlier.length === 0 ? 'none in this toolkit year' : pluralise(earlier.length, 'plan')
  return (
    <Details summary={`Earlier plans of this organisation: ${count}`}>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {earlier.map((plan) => (
          <li>
            <EarlierPlan plan={plan} context={context} />
          </li>
        ))}
        {otherCycles.map(({ cycle, stage }) => (
          <li>
            <a href={`/reviews/${casefileKey.organisation.code}/${cycle}`}>{cycle}</a>: {stageNames[stage]}
          </li>
        ))}
      </ul>
      {removed.length > 0 && <p>No longer in the plan: {removed.map(({ evidence }) => evidence).join(', ')}.</p>}
    </Details>
  )
}

const outcomes: Readonly<Record<SentPlan['outcome'], string>> = {
  awaiting: 'not decided',
  approved: 'approved',
  returned: 'returned',
  replaced: 'replaced before it was decided',
}

function EarlierPlan({ plan, context }: { readonly plan: SentPlan; readonly context: ReviewContext }) {
  const { organisation, cycle } = context.casefileKey
  const last = context.review?.sent.revision ?? plan.revision
  const compare = `from=${shortRevision(plan.revision)}&to=${shortRevision(last)}`
  return (
    <>
      Sent on {formatDate(plan.sentOn)} by {plan.sentBy.name}, {pluralise(plan.plan.items.length, 'item')}:{' '}
      {outcomes[plan.outcome]}.{' '}
      <a href={`/organisations/${organisation.code}/${cycle}/compare?${compare}`}>Compare it with the plan last sent</a>
    </>
  )
}

type FindingOrHint = FindingWording | HintWording

type FindingsTableProps = {
  readonly caption: string
  readonly findings: readonly FindingOrHint[]
  readonly empty: string
  readonly context: ReviewContext
}

/** Findings, or hints, each with a link to its item and to its rule. */
export function FindingsTable({ caption, findings, empty, context }: FindingsTableProps) {
  const quoted = findings.some(({ quote }) => quote !== null)
  return (
    <DataTable
      wordy
      caption={caption}
      rows={findings}
      empty={empty}
      columns={[
        { header: 'What was found', cell: linkedHeading },
        ...(quoted ? [{ header: 'Guidance', cell: ({ quote }: FindingOrHint) => quote }] : []),
        ...(quoted ? [] : [{ header: 'What to check', cell: ({ whatToDo }: FindingOrHint) => whatToDo }]),
        { header: 'Rule', nowrap: true, cell: ({ rule }: FindingOrHint) => <RuleLink rule={rule} context={context} /> },
      ]}
    />
  )
}

function linkedHeading({ heading, evidence }: FindingOrHint) {
  return evidence === null ? heading : <a href={`#item-${evidence}`}>{heading}</a>
}

type RuleLinkProps = { readonly rule: ClauseId; readonly context: ReviewContext }

/** “Why (A4)”: leads to the guidance of the day the plan was sent, at the value of the rule where it has one. */
export function RuleLink({ rule, context: { casefileKey, review } }: RuleLinkProps) {
  const day = review === null ? '' : `?on=${review.sent.sentOn}`
  const value = Object.entries(meanings).find(([, { rules }]) => rules.includes(rule))
  const anchor = value === undefined ? '' : `#${value[0]}`
  return <a href={`/guidance/${casefileKey.cycle}${day}${anchor}`}>Why ({rule})</a>
}
