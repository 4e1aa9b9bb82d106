import { formatDate } from '../../../core/day.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import type { FinalReviewState } from '../../../core/reviews/final-review.ts'
import { Quote } from '../../components/text.tsx'

/** How the final review stands today: ahead, begun, or withdrawn by which words. */
export function FinalReviewStateText({
  state,
  cycle,
}: {
  readonly state: FinalReviewState
  readonly cycle: CycleName
}) {
  switch (state.kind) {
    case 'no-guidance':
      return <p>The guidance of {cycle} holds no final review today, so there is nobody to list.</p>
    case 'ahead':
      return (
        <p>
          The final review begins on {formatDate(state.from)} (T7). Nothing can be decided here before; these are the
          Trusts that it would be about if it began today.
        </p>
      )
    case 'begun':
      return (
        <p>
          The final review began on {formatDate(state.from)} (T7). Confirm what is done, and close as not met, with the
          reason, what is not.
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
        Nobody is set back to Standards Not Met: the guidance withdrew that (S4, G1). What is reported as done is still
        confirmed.
      </p>
      <Quote source={`The guidance ${cycle}, since ${formatDate(since)}`} href={`/guidance/${cycle}`}>
        {source.replaceAll(/^“|”$/g, '')}
      </Quote>
    </>
  )
}
