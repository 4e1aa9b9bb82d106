import { sentenceOf } from '../../../core/casefile/history/history.ts'
import { replay } from '../../../core/casefile/history/replay.ts'
import { formatDate, timeOfDay } from '../../../core/day.ts'
import type { Judgement } from '../../../core/plan/rules.ts'
import { pluralise } from '../../../core/sentences.ts'
import { field, type SubmittedForm } from '../../../http/form.ts'
import { readHidden, typedIn } from '../../../http/forms/read-form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { Lines } from '../../components/text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { ReviewContext } from './review-context.ts'
import { reasonFields, reviewFields } from './typed-review.ts'

type NewEventsProps = { readonly request: SignedInRequest; readonly context: ReviewContext }

/** What happened since the page was loaded; nothing that was typed is lost. */
export function NewEvents({ request, context }: NewEventsProps) {
  const seen = readHidden(reviewFields, request.form).seen
  const steps = replay(context.casefile, context.events).filter(({ event }) => event.version > seen)
  return (
    <NotificationBanner heading="This changed while you were reading" role="alert">
      <p>Your decision was not taken. What is new:</p>
      <ul>
        {steps.map(({ event, before }) => (
          <li>
            {event.by.name}, {formatDate(event.on)} at {timeOfDay(event.recordedAt)}: {sentenceOf(event, before)}
          </li>
        ))}
      </ul>
      {context.action === 'judge' || context.action === 'confirm' ? (
        <p>What you typed is below, beside the plan as it is now. Look at what is new, then decide.</p>
      ) : (
        <p>There is nothing to decide here now.</p>
      )}
      <LeftoverTexts request={request} context={context} />
    </NotificationBanner>
  )
}

/** What was typed into fields that the page no longer has, to be copied. */
function LeftoverTexts({ request, context }: NewEventsProps) {
  const texts = leftoverTextsIn(request.form, context)
  if (texts.length === 0) return null
  return (
    <>
      <p>You typed:</p>
      <ul>
        {texts.map(([what, text]) => (
          <li>
            {what}: <Lines text={text} />
          </li>
        ))}
      </ul>
    </>
  )
}

function leftoverTextsIn(
  form: SubmittedForm,
  { action, review }: ReviewContext,
): readonly (readonly [string, string])[] {
  const shown = new Set(
    action === 'nothing' || action === 'own-work' ? [] : review?.items.map(({ sent }) => sent.evidence),
  )
  const names = [...form.keys()].filter((name) => name.startsWith('reason-'))
  const items = names
    .map((name) => name.slice('reason-'.length))
    .filter((evidence) => !(shown as ReadonlySet<string>).has(evidence))
    .map((evidence) => [evidence, field(form, `reason-${evidence}`)] as const)
  const whole = shown.size > 0 ? [] : [['The plan as a whole', typedIn(reasonFields, form).reason] as const]
  return [...items, ...whole].filter(([, text]) => text !== '')
}

type ReviewConflictProps = {
  readonly theirs: { readonly by: string; readonly judgements: readonly Judgement[] }
  /** The reason for the plan as a whole, as typed and as the other saved it. */
  readonly reasons: { readonly mine: string; readonly saved: string }
}

/** Another reviewer saved judgements on the same plan: what to compare; nothing was overwritten. */
export function ReviewConflict({ theirs, reasons }: ReviewConflictProps) {
  const { by, judgements } = theirs
  const reasonsDiffer = reasons.mine !== '' && reasons.saved !== '' && reasons.mine !== reasons.saved
  return (
    <NotificationBanner heading={`${by} saved judgements while you were writing`} role="alert">
      <p>Nothing was overwritten, and yours are not saved yet. Where you typed nothing, theirs are filled in below.</p>
      {judgements.length > 0 && (
        <>
          <p>You differ on {pluralise(judgements.length, 'item')}. Both are shown there:</p>
          <ul>
            {judgements.map(({ evidence }) => (
              <li>
                <a href={`#judgement-${evidence}`}>{evidence}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {reasonsDiffer && (
        <p>
          Their reason for the plan as a whole: “<Lines text={reasons.saved} />”
        </p>
      )}
      <p>Change the fields to what you want to save, then press the button again.</p>
    </NotificationBanner>
  )
}
