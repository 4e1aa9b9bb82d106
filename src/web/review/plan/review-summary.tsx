import { type Casefile, lastSent, stageNames, stageOf } from '../../../core/casefile/casefile.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { itemText } from '../../../core/catalogue/catalogues.ts'
import { type Day, formatDate } from '../../../core/day.ts'
import { regionNames, typeNames } from '../../../core/organisation.ts'
import { forecast } from '../../../core/plan/forecast.ts'
import { openRegionRequests } from '../../../core/regions/region-tasks.ts'
import type { PlanReview } from '../../../core/reviews/plan-review.ts'
import { pluralise } from '../../../core/sentences.ts'
import { CasefileStatus } from '../../components/status-tag.tsx'
import { Details } from '../../nhsuk/details.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import type { ReviewContext } from './review-context.ts'

/** The state of the assessment and plan at a glance. */
export function ReviewSummary({ context, today }: { readonly context: ReviewContext; readonly today: Day }) {
  const { casefile } = context
  const { organisation, status, statusSince, publishedOn } = casefile
  const since = statusSince === null ? '' : ` since ${formatDate(statusSince)}`
  return (
    <SummaryList
      classes="app-standing"
      rows={[
        {
          key: 'Organisation',
          value: `${typeNames[organisation.type]}, ${organisation.region === null ? 'no region' : regionNames[organisation.region]}`,
        },
        {
          key: 'Status',
          value: (
            <>
              <CasefileStatus status={status} on={today} />
              {since}
            </>
          ),
        },
        { key: 'Stage', value: stageText(context) },
        { key: 'Published', value: publishedOn === null ? 'Not yet' : formatDate(publishedOn) },
        { key: 'Plan sent', value: sentText(context) },
        { key: 'SIRO sign-off', value: signOffText(context) },
        { key: 'Progress', value: progressText(context, today) },
        ...(casefile.regionRequests.length === 0 ? [] : [{ key: 'Region', value: regionText(context) }]),
      ]}
    />
  )
}

function stageText({ casefile }: ReviewContext): string {
  const { stageSince } = casefile
  return `${stageNames[stageOf(casefile)]}${stageSince === null ? '' : `, since ${formatDate(stageSince)}`}`
}

function sentText({ casefile }: ReviewContext): string {
  const sent = lastSent(casefile)
  if (sent === null) return 'Not yet'
  const which = casefile.sent.length === 1 ? '' : ` (the ${ordinal(casefile.sent.length)} plan sent)`
  return `${formatDate(sent.sentOn)} by ${sent.sentBy.name}${which}`
}

function signOffText({ casefile }: ReviewContext): string {
  const sent = lastSent(casefile)
  if (sent === null) return 'Nothing sent yet'
  const { signOff, revision } = sent
  if (signOff?.revision !== revision) return `This revision, ${shortRevision(revision)}, is not signed off`
  return `${signOff.by}, ${formatDate(signOff.on)}, revision ${shortRevision(revision)}`
}

function progressText({ casefile, today: guidance }: ReviewContext, today: Day): string {
  const { current, lastUpdateOn } = casefile
  if (current === null) return 'Nothing sent yet'
  const { done, items, actions, actionsDone, latest } = forecast(
    current.items,
    today,
    guidance?.returnToBusinessAsUsual ?? null,
  )
  return [
    `${done} of ${pluralise(items, 'item')} and ${actionsDone} of ${pluralise(actions, 'action')} done`,
    latest === null ? '' : `last completion date ${formatDate(latest)}`,
    lastUpdateOn === null ? 'no update yet' : `last update ${formatDate(lastUpdateOn)}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
}

/** T3: when the Regional Security Lead was asked, and whether the organisation has sent anything since. */
function regionText({ casefile }: ReviewContext): string {
  const requests = casefile.regionRequests.map(({ on, by }) => `asked on ${formatDate(on)} by ${by}`).join('; ')
  const isOpen = openRegionRequests(casefile).length > 0
  return `Regional Security Lead ${requests}. ${isOpen ? 'The organisation has sent no plan or update since.' : 'The request has ended.'}`
}

function ordinal(count: number): string {
  return { 2: 'second', 3: 'third', 4: 'fourth', 5: 'fifth' }[count] ?? `${count}th`
}

type AssessmentProps = { readonly casefile: Casefile; readonly review: PlanReview | null }

/** The published assessment: the gaps that the plan has to cover, with the notes on them. */
export function Assessment({ casefile, review }: AssessmentProps) {
  const { met, assessmentDraft } = casefile
  const gaps = review === null || review.sent.outcome === 'awaiting' ? casefile.gaps : review.sent.gaps
  if (casefile.publishedOn === null) return null
  const planned = new Set(review?.sent.plan.items.map(({ evidence }) => evidence))
  return (
    <Details
      summary={`The assessment: ${pluralise(gaps.length, 'mandatory evidence item')} not met, ${met.length} marked as met`}
    >
      <ul class="nhsuk-list">
        {gaps.map((gap) => {
          const note = assessmentDraft?.answers.find(({ evidence }) => evidence === gap)?.note ?? ''
          return (
            <li>
              {planned.has(gap) ? <a href={`#item-${gap}`}>{gap}</a> : <strong>{gap} (not in the plan)</strong>}{' '}
              {itemText(casefile.cycle, gap) ?? 'Not in the catalogue of this service'}
              {note !== '' && ` Noted: ${note}`}
            </li>
          )
        })}
      </ul>
    </Details>
  )
}
