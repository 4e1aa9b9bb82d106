import { lastSent } from '../../core/casefile/casefile.ts'
import type { CasefileEvent, ItemReason } from '../../core/casefile/events.ts'
import { formatDate } from '../../core/day.ts'
import { Lines } from '../components/text.tsx'
import { WarningCallout } from '../nhsuk/inset-text.tsx'
import type { CasefileContext } from './casefile-context.ts'

type LastDecisionProps = {
  readonly opened: Pick<CasefileContext, 'casefile' | 'events' | 'address'>
  /** Whether the items lead to where they are mended. */
  readonly linked: boolean
}

/** Why the plan came back, or its completion was not confirmed, as long as nothing has followed from it. */
export function LastDecision({ opened, linked }: LastDecisionProps) {
  const sentBack = sentBackIn(opened)
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
              {linked ? <a href={`${opened.address}/plan/items/${evidence}`}>{evidence}</a> : evidence}
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

function sentBackIn({ casefile, events }: LastDecisionProps['opened']): SentBack | null {
  if (casefile.review === 'returned') {
    const returned = events.findLast((event) => event.type === 'plan-returned')
    return returned?.type !== 'plan-returned' || lastSent(casefile) === null ? null : ofReturn(returned)
  }
  if (casefile.completion !== 'sent-back') return null
  const not = events.findLast((event) => event.type === 'completion-not-confirmed')
  if (not?.type !== 'completion-not-confirmed') return null
  return { heading: `Completion was not confirmed on ${formatDate(not.on)}`, reason: not.reason, items: not.items }
}

function ofReturn(event: CasefileEvent & { readonly type: 'plan-returned' }): SentBack {
  const items = event.judgements.filter(({ realistic }) => !realistic)
  return {
    heading: `The plan was returned on ${formatDate(event.on)} by ${event.by.name}`,
    reason: event.reason,
    items,
  }
}
