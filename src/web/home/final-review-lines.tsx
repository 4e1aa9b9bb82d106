import { counted } from '../../core/casefile/counted.ts'
import type { CycleName } from '../../core/guidance/cycles.ts'

type FinalReviewLinesProps = {
  readonly reviews: readonly { readonly cycle: CycleName; readonly waiting: number }[]
}

/** T7: a final review that has begun, as one line however many Trusts it is about. */
export function FinalReviewLines({ reviews }: FinalReviewLinesProps) {
  return (
    <>
      {reviews.map(({ cycle, waiting }) => (
        <p>
          The final review of {cycle} has begun, and {counted(waiting, 'Trust')} {waiting === 1 ? 'waits' : 'wait'}.{' '}
          <a href={`/reviews/final?cycle=${cycle}`}>Go to the final review {cycle}</a>
        </p>
      ))}
    </>
  )
}
