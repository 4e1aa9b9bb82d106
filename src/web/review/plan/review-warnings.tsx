import { type Lateness, lastSent, stageOf } from '../../../core/casefile/casefile.ts'
import { dayAt, formatDate, timeOfDay } from '../../../core/day.ts'
import { Lines } from '../../components/text.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { ReviewContext } from './review-context.ts'

type ReviewWarningsProps = { readonly opened: ReviewContext; readonly viewer: string; readonly now: string }

/** What has to be known before reading on: who else is at it, and what this viewer cannot do. */
export function ReviewWarnings({ opened, viewer, now }: ReviewWarningsProps) {
  return (
    <>
      <WhoSaved opened={opened} viewer={viewer} now={now} />
      {opened.open === 'own-work' && (
        <InsetText>
          <p>You helped to write or send this plan, so another reviewer has to decide. You can read it here.</p>
        </InsetText>
      )}
      <ReturnedBefore opened={opened} />
      <LatenessDecided opened={opened} />
      <StageText opened={opened} />
    </>
  )
}

function WhoSaved({ opened: { casefile, judgementsSavedAt }, viewer, now }: ReviewWarningsProps) {
  const draft = casefile.reviewDraft
  if (draft === null || judgementsSavedAt === null) return null
  const { id, name } = draft.changedBy
  return (
    <InsetText>
      <p>
        {id === viewer ? 'You' : name} saved judgements on this plan {savedWhen(judgementsSavedAt, now)}.
        {id !== viewer && ' They are shown below. What you change in them replaces them.'}
      </p>
    </InsetText>
  )
}

/** A plan that comes back is read for what it was returned for. */
function ReturnedBefore({ opened: { review, open } }: { readonly opened: ReviewContext }) {
  const returned = review?.returned ?? null
  if (returned === null || open === 'nothing') return null
  return (
    <InsetText>
      <p>
        The plan before this one was returned on {formatDate(returned.on)} by {returned.by.name}. What has changed since
        stands with each item.
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
  accepted: 'accepted that this plan finishes late. Its dates no longer stand against approval.',
  declined: 'did not accept that this plan finishes late. With these dates it cannot be approved.',
}

function LatenessDecided({ opened: { casefile } }: { readonly opened: ReviewContext }) {
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

/** Where there is nothing for a reviewer to do, what it waits for. */
function StageText({ opened }: { readonly opened: ReviewContext }) {
  const { casefile } = opened
  const stage = stageOf(casefile)
  if (stage !== 'with-sro' && stage !== 'returned') return null
  const last = opened.events.findLast(({ type }) => type === 'plan-referred-to-sro' || type === 'plan-returned')
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

/** “at 10:42am”, with the day before it where that is not today. Both are instants in UTC; days are real ones. */
function savedWhen(savedAt: string, now: string): string {
  const [then, today] = [savedAt, now].map((instant) => dayAt(Date.parse(instant)))
  if (then === undefined || then === today) return `at ${timeOfDay(savedAt)}`
  return `on ${formatDate(then)} at ${timeOfDay(savedAt)}`
}
