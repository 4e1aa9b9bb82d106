import { type Casefile, lastSent, type ReviewState } from '../../../core/casefile/casefile.ts'
import { planOf } from '../../../core/casefile/drafts.ts'
import { formatDate } from '../../../core/day.ts'
import { canonicalPlan } from '../../../core/plan/canonical.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'

/** The state of the plan sent last, and whether the draft has changed since. */
export function SentState({ context }: { readonly context: CasefileContext }) {
  const { casefile, address } = context
  const sent = lastSent(casefile)
  if (sent === null) return null

  return (
    <InsetText>
      <p>
        {sent.sentBy.name} sent the plan on {formatDate(sent.sentOn)}. {reviewStates[casefile.review]}
      </p>
      {!isAsDelivered(casefile) && (
        <p>
          It has changed since: the changes below have not been sent.{' '}
          {context.may('read-history') && <a href={`${address}/compare`}>Compare the two</a>}
        </p>
      )}
      {casefile.review === 'approved' && context.may('send-update') && (
        <p>
          To say what is done, <a href={`${address}/updates`}>send an update</a>. Change an item below only if the plan
          has to be agreed again.
        </p>
      )}
    </InsetText>
  )
}

const reviewStates: Readonly<Record<ReviewState, string>> = {
  'nothing-sent': '',
  'awaiting-review': 'It is awaiting review.',
  'with-sro': 'It is with the NHSX senior responsible owner, who decides whether it may finish late.',
  returned: 'It was returned.',
  approved: 'It was approved.',
}

/** True where the draft is still the plan being delivered: the plan sent last, with its updates. */
export function isAsDelivered({ current, planDraft }: Pick<Casefile, 'current' | 'planDraft'>): boolean {
  if (current === null || planDraft === null) return false
  return canonicalPlan(planOf(planDraft)) === canonicalPlan(current)
}
