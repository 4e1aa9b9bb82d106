import type { Casefile } from '../../../core/casefile/casefile.ts'
import { counted } from '../../../core/casefile/counted.ts'
import { itemText } from '../../../core/catalogue/2020-21.ts'
import type { PlanReview } from '../../../core/review/plan-review.ts'
import { Details } from '../../nhsuk/details.tsx'

type AssessmentProps = { readonly casefile: Casefile; readonly review: PlanReview | null }

/** What was published: the gaps that the plan has to cover, with what was noted about them. */
export function Assessment({ casefile, review }: AssessmentProps) {
  const { met, assessmentDraft } = casefile
  const gaps = review === null || review.sent.outcome === 'awaiting' ? casefile.gaps : review.sent.gaps
  if (casefile.publishedOn === null) return null
  const planned = new Set(review?.sent.plan.items.map(({ evidence }) => evidence))
  return (
    <Details
      summary={`The assessment: ${counted(gaps.length, 'mandatory evidence item')} not met, ${met.length} marked as met`}
    >
      <ul class="nhsuk-list">
        {gaps.map((gap) => {
          const note = assessmentDraft?.answers.find(({ evidence }) => evidence === gap)?.note ?? ''
          return (
            <li>
              {planned.has(gap) ? <a href={`#item-${gap}`}>{gap}</a> : <strong>{gap} (not in the plan)</strong>}{' '}
              {itemText(gap) ?? 'Not in the catalogue of this service'}
              {note !== '' && ` Noted: ${note}`}
            </li>
          )
        })}
      </ul>
    </Details>
  )
}
