import { lastSent } from '../../core/casefile/casefile.ts'
import type { CasefileEvent, ItemReason } from '../../core/casefile/events.ts'
import { formatDate } from '../../core/day.ts'
import { Lines } from '../components/text.tsx'
import { WarningCallout } from '../nhsuk/inset-text.tsx'
import type { CasefileContext } from './casefile-context.ts'

type LastDecisionProps = {
  readonly context: Pick<CasefileContext, 'casefile' | 'events' | 'address'>
  /** Whether each item links to the page that changes it. */
  readonly linked: boolean
}

/** Why the plan was returned or its completion not confirmed, until the organisation has acted on it. */
export function LastDecision({ context, linked }: LastDecisionProps) {
  const sentBack = sentBackIn(context)
  if (sentBack === null) return null
  const { heading, reason, items } = sentBack
  return (
    <WarningCallout heading={heading} headingLevel={2}>
      {reason !== '' && (
        <p>
          <Lines text={reason} />
        </p>
      )}
      {items.length > 0 && (
        <ul>
          {items.map(({ evidence, reason: why }) => (
            <li>
              {linked ? <a href={`${context.address}/plan/items/${evidence}`}>{evidence}</a> : evidence}
              {why === '' ? '' : ': '}
              <Lines text={why} />
            </li>
          ))}
        </ul>
      )}
    </WarningCallout>
  )
}

type SentBack = { readonly heading: string; readonly reason: string; readonly items: readonly ItemReason[] }

function sentBackIn({ casefile, events }: LastDecisionProps['context']): SentBack | null {
  if (casefile.review === 'returned') {
    const returned = events.findLast((event) => event.type === 'plan-returned')
    return returned?.type !== 'plan-returned' || lastSent(casefile) === null ? null : ofReturn(returned)
  }
  if (casefile.completion !== 'sent-back') return null
  const refusal = events.findLast((event) => event.type === 'completion-not-confirmed')
  if (refusal?.type !== 'completion-not-confirmed') return null
  return {
    heading: `Completion was not confirmed on ${formatDate(refusal.on)}`,
    reason: refusal.reason,
    items: refusal.items,
  }
}

function ofReturn(event: CasefileEvent & { readonly type: 'plan-returned' }): SentBack {
  const items = event.judgements.filter(({ realistic }) => !realistic)
  return {
    heading: `The plan was returned on ${formatDate(event.on)} by ${event.by.name}`,
    reason: event.reason,
    items,
  }
}
