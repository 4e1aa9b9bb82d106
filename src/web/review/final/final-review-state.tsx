import { formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { FinalReviewState } from '../../../core/reviews/final-review.ts'
import { Quote } from '../../components/text.tsx'

/** Whether the final review is still to come, has begun, or was withdrawn, with the words that withdrew it. */
export function FinalReviewStateText({
  state,
  cycle,
}: {
  readonly state: FinalReviewState
  readonly cycle: CycleName
}) {
  switch (state.kind) {
    case 'no-guidance':
      return <p>The guidance of {cycle} has no final review today, so no Trust is listed.</p>
    case 'ahead':
      return (
        <p>
          The final review begins on {formatDate(state.from)}. Nothing can be decided here before that day. These are
          the Trusts that would be in it if it began today.
        </p>
      )
    case 'begun':
      return (
        <p>
          The final review began on {formatDate(state.from)}. Confirm the plans that are done, and close the others as
          not met, with the reason.
        </p>
      )
    case 'withdrawn':
      return <Withdrawn state={state} cycle={cycle} />
  }
}

type WithdrawnProps = {
  readonly state: FinalReviewState & { readonly kind: 'withdrawn' }
  readonly cycle: CycleName
}

function Withdrawn({ state: { since, source }, cycle }: WithdrawnProps) {
  return (
    <>
      <p>
        No Trust goes back to Standards Not Met: the guidance withdrew that. You can still confirm plans that are
        reported as done.
      </p>
      <Quote source={`The guidance ${cycle}, since ${formatDate(since)}`} href={`/guidance/${cycle}`}>
        {source.replaceAll(/^“|”$/g, '')}
      </Quote>
    </>
  )
}
