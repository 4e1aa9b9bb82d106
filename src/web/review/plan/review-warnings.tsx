import { type Lateness, lastSent, stageOf } from '../../../core/casefile/casefile.ts'
import { dayAt, formatDate, timeOfDay } from '../../../core/day.ts'
import { Lines } from '../../components/text.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { ReviewContext } from './review-context.ts'

type ReviewWarningsProps = { readonly context: ReviewContext; readonly viewer: string; readonly now: string }

/** What to know before reading on: who else saved judgements, what was decided, and what this viewer cannot do. */
export function ReviewWarnings({ context, viewer, now }: ReviewWarningsProps) {
  return (
    <>
      <WhoSaved context={context} viewer={viewer} now={now} />
      {context.action === 'own-work' && (
        <InsetText>
          <p>You helped to write or send this plan, so another reviewer has to decide. You can read it here.</p>
        </InsetText>
      )}
      <ReturnedBefore context={context} />
      <LatenessDecided context={context} />
      <StageText context={context} />
    </>
  )
}

function WhoSaved({ context: { casefile, judgementsSavedAt }, viewer, now }: ReviewWarningsProps) {
  const draft = casefile.reviewDraft
  if (draft === null || judgementsSavedAt === null) return null
  const { id, name } = draft.changedBy
  return (
    <InsetText>
      <p>
        {id === viewer ? 'You' : name} saved judgements on this plan {savedWhen(judgementsSavedAt, now)}.
        {id !== viewer && ' They are shown below. If you change and save them, yours replace them.'}
      </p>
    </InsetText>
  )
}

/** Why the plan before this one was returned. */
function ReturnedBefore({ context: { review, action } }: { readonly context: ReviewContext }) {
  const returned = review?.returned ?? null
  if (returned === null || action === 'nothing') return null
  return (
    <InsetText>
      <p>
        The plan before this one was returned on {formatDate(returned.on)} by {returned.by.name}. Each item shows what
        has changed since.
      </p>
      {returned.reason !== '' && (
        <p>
          “<Lines text={returned.reason} />”
        </p>
      )}
    </InsetText>
  )
}

const latenessSentences: Readonly<Record<'accepted' | 'declined', string>> = {
  accepted: 'accepted that this plan finishes late. It can be approved with these dates.',
  declined: 'did not accept that this plan finishes late. It cannot be approved with these dates.',
}

function LatenessDecided({ context: { casefile } }: { readonly context: ReviewContext }) {
  const { lateness } = casefile
  if (!isAbout(lateness, lastSent(casefile)?.revision)) return null
  return (
    <InsetText>
      <p>
        {lateness.by}, NHSX senior responsible owner, {latenessSentences[lateness.kind]}
      </p>
      <p>
        “<Lines text={lateness.reason} />”
      </p>
    </InsetText>
  )
}

function isAbout(lateness: Lateness, revision: string | undefined): lateness is Decided {
  return lateness.kind !== 'not-asked' && lateness.revision === revision
}

type Decided = Exclude<Lateness, { readonly kind: 'not-asked' }>

/** What the plan waits for, when there is nothing for a reviewer to do. */
function StageText({ context }: { readonly context: ReviewContext }) {
  const { casefile } = context
  const stage = stageOf(casefile)
  if (stage !== 'with-sro' && stage !== 'returned') return null
  const last = context.events.findLast(({ type }) => type === 'plan-referred-to-sro' || type === 'plan-returned')
  if (last === undefined) return null
  const what = last.type === 'plan-returned' ? 'returned this plan' : 'referred this plan to the SRO'
  const next =
    stage === 'with-sro' ? 'It comes back here once the SRO has decided.' : 'The organisation can send it again.'
  return (
    <InsetText>
      <p>
        {last.by.name} {what} on {formatDate(last.on)} at {timeOfDay(last.recordedAt)}. {next}
      </p>
      {'reason' in last && last.reason !== '' && (
        <p>
          “<Lines text={last.reason} />”
        </p>
      )}
    </InsetText>
  )
}

/** “at 10:42am”, with the day before it if that is not today. Takes two instants in UTC; days are those of England. */
function savedWhen(savedAt: string, now: string): string {
  const [then, today] = [savedAt, now].map((instant) => dayAt(Date.parse(instant)))
  if (then === undefined || then === today) return `at ${timeOfDay(savedAt)}`
  return `on ${formatDate(then)} at ${timeOfDay(savedAt)}`
}
