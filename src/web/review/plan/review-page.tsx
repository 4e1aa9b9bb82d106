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

/** Everything needed to decide about a plan on one page, the decision at its foot. */
export async function reviewPage(request: SignedInRequest, opened: ReviewContext): Promise<Answer> {
  return show(<ReviewOfPlan request={request} opened={opened} />)
}

type ReviewOfPlanProps = {
  readonly request: SignedInRequest
  readonly opened: ReviewContext
  /** What was typed; without it what was last saved. */
  readonly typed?: TypedReview | undefined
  readonly errors?: readonly FormError[] | undefined
  /** What another reviewer saved meanwhile, item by item, where it differs from what was typed. */
  readonly theirs?: { readonly by: string; readonly judgements: readonly Judgement[] } | undefined
  /** Stands above everything: what changed meanwhile. */
  readonly news?: ComponentChildren
}

export function ReviewOfPlan(props: ReviewOfPlanProps) {
  const { request, opened, errors, news } = props
  const { organisation } = opened.place
  return (
    <ReviewLayout
      request={request}
      place={opened.place}
      title="Review"
      heading={null}
      trail={[reviewsCrumb]}
      errors={errors}
      wide
    >
      <h1 class="nhsuk-heading-l">
        <span class="nhsuk-caption-l">Review, {opened.place.cycle}</span>
        {organisation.name} ({organisation.code})
      </h1>
      {news}
      <ReviewWarnings opened={opened} viewer={request.viewer.id} now={request.casework.clock.now()} />
      <ReviewSummary opened={opened} today={request.today} />
      <Links opened={opened} />
      <Assessment casefile={opened.casefile} review={opened.review} />
      <Findings opened={opened} />
      <EarlierPlans opened={opened} />
      <Body {...props} />
    </ReviewLayout>
  )
}

function Links({ opened: { place, casefile, address, may } }: { readonly opened: ReviewContext }) {
  const home = `/organisations/${place.organisation.code}/${place.cycle}`
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
      {may('ask-region') && isTrust(place.organisation) && (
        <li>
          <a href={`${address}/ask-region`}>Ask the Regional Security Lead to work with the Trust</a>
        </li>
      )}
      {may('see-region') && (
        <li>
          <a href={`${home}/support`}>Work of the region</a>
        </li>
      )}
    </ul>
  )
}

const judgeYourself = 'Whether it is realistic (A2) is for you to judge, item by item.'

/** G3: what the rules of the day it was sent find, and which day that was. */
function Findings({ opened: { review, place, open } }: { readonly opened: ReviewContext }) {
  if (review === null) return null
  const { sent, guidanceVersion, findings, hints } = review
  return (
    <>
      <h2 class="nhsuk-heading-m" id="findings">
        What was found
      </h2>
      <p>
        The plan is judged by the guidance in force when it was sent:{' '}
        <a href={`/guidance/${place.cycle}?on=${sent.sentOn}`}>{formatVersion(guidanceVersion)}</a>.
      </p>
      <FindingsTable
        caption="Findings: why the plan cannot be agreed as it stands"
        found={findings}
        empty={open === 'judge' ? `No findings. ${judgeYourself}` : 'No findings.'}
      />
      <FindingsTable
        caption="Hints: what you may want to look at"
        found={hints}
        empty="No hints. Hints point at what looks unrealistic; they never decide."
      />
    </>
  )
}

function Body(props: ReviewOfPlanProps) {
  const { opened, request, typed, errors = [], theirs } = props
  const { review, casefile } = opened
  if (review === null) return <p>No plan has been sent yet, so there is nothing to review.</p>
  const parts = { opened, review, errors }
  if (opened.open === 'judge')
    return <JudgementsForm {...parts} typed={typed ?? savedReview(casefile)} theirs={theirs} />
  if (opened.open === 'confirm') return <CompletionForm {...parts} typed={typedCompletion(request.form, review)} />
  return <ItemsToRead opened={opened} />
}

/** For an auditor, a reviewer who helped to write it, and whoever comes when there is nothing to decide. */
function ItemsToRead({ opened }: { readonly opened: ReviewContext }) {
  const { review } = opened
  if (review === null) return null
  const judgements = judgementsToShow(opened)
  return (
    <section aria-labelledby="items">
      <h2 class="nhsuk-heading-m" id="items">
        The plan, {pluralise(review.items.length, 'item')}
      </h2>
      {review.items.map((item) => {
        const judgement = judgements.find(({ evidence }) => evidence === item.sent.evidence)
        return (
          <ItemUnderReview opened={opened} review={review} item={item} shows="current">
            {judgement && <Judged judgement={judgement} />}
          </ItemUnderReview>
        )
      })}
    </section>
  )
}

function Judged({ judgement }: { readonly judgement: Judgement }) {
  return (
    <>
      <p class="nhsuk-u-margin-bottom-2">Judged by the reviewer:</p>
      <JudgementText judgement={judgement} />
    </>
  )
}
