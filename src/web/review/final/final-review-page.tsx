import {
  concludeFinalReview,
  mostConcludedAtOnce,
  previewConclusions,
} from '../../../casework/conclude-final-review.ts'
import { type FinalReview, finalReview } from '../../../casework/final-review.ts'
import { counted } from '../../../core/casefile/counted.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { type Answer, notFound, show, showAgain } from '../../answer.ts'
import { tableOfList } from '../../components/list-table.tsx'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import { ConclusionsPreview, reasonErrors } from './conclusions-preview.tsx'
import { ConclusionsRecorded } from './conclusions-recorded.tsx'
import { finalReviewColumns } from './final-review-columns.tsx'
import { FinalReviewFrame } from './final-review-frame.tsx'
import { FinalReviewLists } from './final-review-lists.tsx'
import { FinalReviewStateText } from './final-review-state.tsx'
import { cycleAsked, firstOf, readChosen } from './read-choice.ts'

const groups = ['confirm', 'close', 'stays-not-met'] as const

/** T7: the list that a reviewer works through; `?choose=` ticks the first of a group, `?format=` gives one as a file. */
export async function finalReviewPage(request: SignedInRequest): Promise<Answer> {
  const cycle = cycleAsked(request.query)
  const review = cycle === null ? null : await finalReview(request.casework, request.viewer, cycle)
  if (cycle === null || review === null) return notFound
  const format = formatAsked(request.query)
  const asked = groups.find((group) => group === field(request.query, 'table'))
  if (format !== null) {
    const rows = asked === undefined ? groups.flatMap((group) => review.groups[group]) : review.groups[asked]
    const table = tableOfList(finalReviewColumns(cycle, request.today, null), rows)
    return tableFile(table, `Final review ${cycle} ${asked ?? 'all'} ${request.today}`, format)
  }
  const choose = groups.find((group) => group === field(request.query, 'choose'))
  const chosen = choose === undefined ? [] : firstOf(review.groups[choose]).map(({ code }) => code)
  return show(pageOf(request, cycle, review, chosen, []))
}

/** First shows what would be recorded, then records each on its own. */
export async function concludeFromPage(request: SignedInRequest): Promise<Answer> {
  const cycle = cycleAsked(request.form)
  if (cycle === null) return notFound
  const chosen = readChosen(request.form)
  if (chosen.length === 0) return again(request, cycle, 'Choose at least one Trust')
  if (chosen.length > mostConcludedAtOnce)
    return again(
      request,
      cycle,
      `You chose ${counted(chosen.length, 'Trust')}. Choose at most ${mostConcludedAtOnce} at once`,
    )
  const { casework, viewer } = request
  const conclusions = await previewConclusions(casework, viewer, cycle, chosen)
  if (conclusions === null) return notFound
  const preview = { request, cycle, conclusions }
  if (field(request.form, 'press') !== 'record') return show(<ConclusionsPreview {...preview} errors={[]} />)
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
    <FinalReviewFrame request={request} cycle={cycle} errors={errors}>
      <FinalReviewStateText state={review.state} cycle={cycle} />
      {review.state.kind !== 'no-guidance' && (
        <>
          <FinalReviewLists request={request} cycle={cycle} review={review} chosen={chosen} errors={errors} />
          {length > 0 && (
            <p>
              {counted(length, 'Trust')} with a casefile here {length === 1 ? 'needs' : 'need'} nothing: the standard is
              met, or nothing is published.
            </p>
          )}
        </>
      )}
    </FinalReviewFrame>
  )
}
