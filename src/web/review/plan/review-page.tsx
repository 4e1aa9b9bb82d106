import type { ComponentChildren } from 'preact'
import { formatVersion } from '../../../core/guidance/guidance.ts'
import { isTrust } from '../../../core/organisation.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, show } from '../../../http/answer.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { ReviewLayout, reviewsCrumb } from '../review-layout.tsx'
import { CompletionForm, typedCompletion } from './completion-form.tsx'
import { EarlierPlans, FindingsTable } from './earlier-plans.tsx'
import { ItemUnderReview } from './item-under-review.tsx'
import { JudgementText } from './judgement-fields.tsx'
import { JudgementsForm } from './judgements-form.tsx'
import type { ReviewContext } from './review-context.ts'
import { Assessment, ReviewSummary } from './review-summary.tsx'
import { ReviewWarnings } from './review-warnings.tsx'
import { judgementsToShow, savedReview, type TypedReview } from './typed-review.ts'

/** One page with everything needed to decide about a plan, the decision at its foot. */
export async function reviewPage(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  return show(<ReviewOfPlan request={request} context={context} />)
}

type ReviewOfPlanProps = {
  readonly request: SignedInRequest
  readonly context: ReviewContext
  /** What was typed; without it, what was last saved. */
  readonly typed?: TypedReview | undefined
  readonly errors?: readonly FormError[] | undefined
  /** The judgements that another reviewer saved in the meantime, where they differ from what was typed. */
  readonly theirs?: { readonly by: string; readonly judgements: readonly Judgement[] } | undefined
  /** What changed in the meantime, shown above everything. */
  readonly news?: ComponentChildren
}

export function ReviewOfPlan(props: ReviewOfPlanProps) {
  const { request, context, errors, news } = props
  const { organisation } = context.casefileKey
  return (
    <ReviewLayout
      request={request}
      casefileKey={context.casefileKey}
      title="Review"
      heading={null}
      trail={[reviewsCrumb]}
      errors={errors}
      wide
    >
      <h1 class="nhsuk-heading-l">
        <span class="nhsuk-caption-l">Review, {context.casefileKey.cycle}</span>
        {organisation.name} ({organisation.code})
      </h1>
      {news}
      <ReviewWarnings context={context} viewer={request.viewer.id} now={request.casework.clock.now()} />
      <ReviewSummary context={context} today={request.today} />
      <Links context={context} />
      <Assessment casefile={context.casefile} review={context.review} />
      <Findings context={context} />
      <EarlierPlans context={context} />
      <Body {...props} />
    </ReviewLayout>
  )
}

function Links({ context: { casefileKey, casefile, address, may } }: { readonly context: ReviewContext }) {
  const home = `/organisations/${casefileKey.organisation.code}/${casefileKey.cycle}`
  return (
    <ul class="nhsuk-list app-links">
      <li>
        <a href={`${home}/history`}>History</a>
      </li>
      <li>
        <a href={`${home}/compare`}>Compare revisions</a>
      </li>
      <li>
        <a href={`${home}/plan/workbook`}>Plan as a workbook</a>
      </li>
      {may('correct-status') && casefile.version > 0 && (
        <li>
          <a href={`${address}/correction`}>Correct the status</a>
        </li>
      )}
      {may('ask-region') && isTrust(casefileKey.organisation) && (
        <li>
          <a href={`${address}/ask-region`}>Ask the Regional Security Lead to work with the Trust</a>
        </li>
      )}
      {may('see-region') && (
        <li>
          <a href={`${home}/support`}>Regional work</a>
        </li>
      )}
    </ul>
  )
}

const judgeYourself = 'You judge whether it is realistic, item by item.'

/** G3: the findings by the guidance of the day the plan was sent, and which day that was. */
function Findings({ context }: { readonly context: ReviewContext }) {
  const { review, casefileKey, action } = context
  if (review === null) return null
  const { sent, guidanceVersion, findings, hints } = review
  return (
    <>
      <h2 class="nhsuk-heading-m" id="findings">
        What was found
      </h2>
      <p>
        The plan is reviewed by the guidance in force when it was sent:{' '}
        <a href={`/guidance/${casefileKey.cycle}?on=${sent.sentOn}`}>{formatVersion(guidanceVersion)}</a>.
      </p>
      <FindingsTable
        caption="Must fix: why the plan cannot be agreed as it stands"
        findings={findings}
        context={context}
        empty={action === 'judge' ? `Nothing that must be fixed. ${judgeYourself}` : 'Nothing that must be fixed.'}
      />
      <FindingsTable
        caption="Worth checking: what looks unrealistic"
        findings={hints}
        context={context}
        empty="Nothing worth checking. This list points out what looks unrealistic; it never decides."
      />
    </>
  )
}

function Body(props: ReviewOfPlanProps) {
  const { context, request, typed, errors = [], theirs } = props
  const { review, casefile } = context
  if (review === null) return <p>No plan has been sent yet, so there is nothing to review.</p>
  const shared = { context, review, errors }
  if (context.action === 'judge')
    return <JudgementsForm {...shared} typed={typed ?? savedReview(casefile)} theirs={theirs} />
  if (context.action === 'confirm') return <CompletionForm {...shared} typed={typedCompletion(request.form, review)} />
  return <ItemsToRead context={context} />
}

/** The items to read: for an auditor, for a reviewer who helped to write the plan, and when there is nothing to decide. */
function ItemsToRead({ context }: { readonly context: ReviewContext }) {
  const { review } = context
  if (review === null) return null
  const judgements = judgementsToShow(context)
  return (
    <section aria-labelledby="items">
      <h2 class="nhsuk-heading-m" id="items">
        The plan, {pluralise(review.items.length, 'item')}
      </h2>
      {review.items.map((item) => {
        const judgement = judgements.find(({ evidence }) => evidence === item.sent.evidence)
        return (
          <ItemUnderReview context={context} review={review} item={item} shows="current">
            {judgement && <JudgementOfReviewer judgement={judgement} />}
          </ItemUnderReview>
        )
      })}
    </section>
  )
}

function JudgementOfReviewer({ judgement }: { readonly judgement: Judgement }) {
  return (
    <>
      <p class="nhsuk-u-margin-bottom-2">Judged by the reviewer:</p>
      <JudgementText judgement={judgement} />
    </>
  )
}
