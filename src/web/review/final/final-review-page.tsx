import {
  concludeFinalReview,
  mostConcludedAtOnce,
  previewConclusions,
} from '../../../casework/reviews/conclude-final-review.ts'
import { type FinalReview, finalReview } from '../../../casework/reviews/final-review.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { pluralise } from '../../../core/sentences.ts'
import { type Answer, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { button } from '../../../http/forms/choice-fields.ts'
import { readHidden } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { tableOfList } from '../../components/list-table.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import { ConclusionsPreview, ConclusionsRecorded, reasonErrors } from './conclusions-preview.tsx'
import { finalReviewColumns } from './final-review-columns.tsx'
import { FinalReviewLayout } from './final-review-layout.tsx'
import { FinalReviewLists, firstOf, readChosen, requestedCycle } from './final-review-lists.tsx'
import { FinalReviewStateText } from './final-review-state.tsx'

const buttonFields = { action: button('preview', 'record') }
const groups = ['confirm', 'close', 'stays-not-met'] as const

/** T7: the lists of the final review; `?choose=` ticks the first Trusts of a group, `?format=` with `?table=` gives a group as a file. */
export async function finalReviewPage(request: SignedInRequest): Promise<Answer> {
  const cycle = requestedCycle(request.query, request.today)
  const review = cycle === null ? null : await finalReview(request.casework, request.viewer, cycle)
  if (cycle === null || review === null) return notFound
  const format = requestedFormat(request.query)
  const requested = groups.find((group) => group === field(request.query, 'table'))
  if (format !== null) {
    const rows = requested === undefined ? groups.flatMap((group) => review.groups[group]) : review.groups[requested]
    const table = tableOfList(finalReviewColumns(cycle, request.today, null), rows)
    return tableFile(table, `Final review ${cycle} ${requested ?? 'all'} ${request.today}`, format)
  }
  const choose = groups.find((group) => group === field(request.query, 'choose'))
  const chosen = choose === undefined ? [] : firstOf(review.groups[choose]).map(({ code }) => code)
  return show(pageOf(request, cycle, review, chosen, []))
}

/** Shows what would be recorded; sent again with `action=record`, records each on its own. */
export async function concludeFromPage(request: SignedInRequest): Promise<Answer> {
  const cycle = requestedCycle(request.form, request.today)
  if (cycle === null) return notFound
  const chosen = readChosen(request.form)
  if (chosen.length === 0) return again(request, cycle, 'Choose at least one Trust')
  if (chosen.length > mostConcludedAtOnce)
    return again(
      request,
      cycle,
      `You chose ${pluralise(chosen.length, 'Trust')}. Choose at most ${mostConcludedAtOnce} at once`,
    )
  const { casework, viewer } = request
  const conclusions = await previewConclusions(casework, viewer, cycle, chosen)
  if (conclusions === null) return notFound
  const preview = { request, cycle, conclusions }
  if (readHidden(buttonFields, request.form).action !== 'record')
    return show(<ConclusionsPreview {...preview} errors={[]} />)
  const errors = reasonErrors(conclusions)
  if (errors.length > 0) return showAgain(<ConclusionsPreview {...preview} errors={errors} />)
  const concluded = await concludeFinalReview(casework, viewer, cycle, chosen)
  if (concluded === null) return notFound
  const page = <ConclusionsRecorded request={request} cycle={cycle} concluded={concluded} />
  return concluded.every(({ done }) => done) ? show(page) : showAgain(page, 409)
}

async function again(request: SignedInRequest, cycle: CycleName, text: string): Promise<Answer> {
  const review = await finalReview(request.casework, request.viewer, cycle)
  if (review === null) return notFound
  const chosen = readChosen(request.form).map(({ code }) => code)
  const first = [...review.groups.confirm, ...review.groups.close][0]
  const error = { field: first === undefined ? null : `chosen-${first.code}`, text }
  return showAgain(pageOf(request, cycle, review, chosen, [error]))
}

function pageOf(
  request: SignedInRequest,
  cycle: CycleName,
  review: FinalReview,
  chosen: readonly string[],
  errors: readonly FormError[],
) {
  const { length } = review.groups['needs-nothing']
  return (
    <FinalReviewLayout request={request} cycle={cycle} errors={errors}>
      <FinalReviewStateText state={review.state} cycle={cycle} />
      {review.state.kind !== 'no-guidance' && (
        <>
          <FinalReviewLists request={request} cycle={cycle} review={review} chosen={chosen} errors={errors} />
          {length > 0 && (
            <p>
              {pluralise(length, 'Trust')} {length === 1 ? 'needs' : 'need'} no decision: the standard is met, or no
              assessment is published.
            </p>
          )}
        </>
      )}
    </FinalReviewLayout>
  )
}
