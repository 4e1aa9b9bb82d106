import { type SentPlan, stageNames } from '../../../core/casefile/casefile.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { formatDate } from '../../../core/day.ts'
import type { FindingWording } from '../../../core/plan/finding-wording.ts'
import type { HintWording } from '../../../core/plan/hint-wording.ts'
import { pluralise } from '../../../core/sentences.ts'
import { DataTable } from '../../components/data-table.tsx'
import { Details } from '../../nhsuk/details.tsx'
import type { ReviewContext } from './review-context.ts'

/** What this organisation sent before, in this cycle and in others. */
export function EarlierPlans({ opened }: { readonly opened: ReviewContext }) {
  const { casefile, otherCycles, place, review } = opened
  const earlier = casefile.sent.slice(0, -1).toReversed()
  const gone = review?.gone ?? []
  if (earlier.length + otherCycles.length === 0) return null
  const count = earlier.length === 0 ? 'none in this cycle' : pluralise(earlier.length, 'plan')
  return (
    <Details summary={`Earlier plans of this organisation: ${count}`}>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {earlier.map((plan) => (
          <li>
            <EarlierPlan plan={plan} opened={opened} />
          </li>
        ))}
        {otherCycles.map(({ cycle, stage }) => (
          <li>
            <a href={`/reviews/${place.organisation.code}/${cycle}`}>{cycle}</a>: {stageNames[stage]}
          </li>
        ))}
      </ul>
      {gone.length > 0 && <p>No longer in the plan: {gone.map(({ evidence }) => evidence).join(', ')}.</p>}
    </Details>
  )
}

const outcomes: Readonly<Record<SentPlan['outcome'], string>> = {
  awaiting: 'not decided',
  approved: 'approved',
  returned: 'returned',
  replaced: 'replaced before it was decided',
}

function EarlierPlan({ plan, opened }: { readonly plan: SentPlan; readonly opened: ReviewContext }) {
  const { organisation, cycle } = opened.place
  const last = opened.review?.sent.revision ?? plan.revision
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

type FindingsTableProps = { readonly caption: string; readonly found: readonly FindingOrHint[]; readonly empty: string }

/** Findings, or hints, each with its rule and a way to the item it is about. */
export function FindingsTable({ caption, found, empty }: FindingsTableProps) {
  const quoted = found.some(({ quote }) => quote !== null)
  return (
    <DataTable
      wordy
      caption={caption}
      rows={found}
      empty={empty}
      columns={[
        { header: 'Rule', nowrap: true, cell: ({ rule }: FindingOrHint) => rule },
        { header: 'What was found', cell: linkedHeading },
        ...(quoted ? [{ header: 'Guidance', cell: ({ quote }: FindingOrHint) => quote }] : []),
        ...(quoted ? [] : [{ header: 'What to look at', cell: ({ whatToDo }: FindingOrHint) => whatToDo }]),
      ]}
    />
  )
}

function linkedHeading({ heading, evidence }: FindingOrHint) {
  return evidence === null ? heading : <a href={`#item-${evidence}`}>{heading}</a>
}
