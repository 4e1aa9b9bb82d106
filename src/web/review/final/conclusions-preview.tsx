import type { ConclusionPreview, ConclusionResult } from '../../../casework/reviews/conclude-final-review.ts'
import { refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { pluralise } from '../../../core/sentences.ts'
import { errorsOf } from '../../../http/forms/read-form.ts'
import { text as textField } from '../../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { FormFields } from '../../components/form-fields.tsx'
import { CasefileStatus } from '../../components/status-tag.tsx'
import { Button } from '../../nhsuk/button.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { FinalReviewLayout } from './final-review-layout.tsx'

/** The row of a Trust: a note if it is confirmed, a reason if it is closed. */
export function conclusionFields({ code, name }: { readonly code: string; readonly name: string }) {
  const row = { spoken: `for ${name}`, rows: 2 }
  return {
    note: textField({ name: `note-${code}`, label: 'Note (optional)', ...row }),
    reason: textField({ name: `reason-${code}`, label: 'Reason', ...row }),
  }
}

type ConclusionsPreviewProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  readonly conclusions: readonly ConclusionPreview[]
  readonly errors: readonly FormError[]
}

/** What would be recorded for each chosen Trust, and which are left out and why. */
export function ConclusionsPreview({ request, cycle, conclusions, errors }: ConclusionsPreviewProps) {
  const ready = conclusions.filter(({ refusal }) => refusal === null)
  const leftOut = conclusions.filter(({ refusal }) => refusal !== null)
  return (
    <FinalReviewLayout request={request} cycle={cycle} step="Check what will be recorded" errors={errors}>
      {ready.length === 0 ? (
        <p>None of the decisions that you chose can be recorded now.</p>
      ) : (
        <ConclusionsForm {...{ request, cycle, errors }} conclusions={ready} />
      )}
      <LeftOut conclusions={leftOut} cycle={cycle} title="Left out" />
      <p>
        <a href={`/reviews/final?cycle=${cycle}`}>Go back to the list and choose again</a>
      </p>
    </FinalReviewLayout>
  )
}

/** The form to record each conclusion, with its outcome and its own text. */
function ConclusionsForm({ request, cycle, conclusions, errors }: ConclusionsPreviewProps) {
  return (
    <Form action="/reviews/final">
      <input type="hidden" name="cycle" value={cycle} />
      <p>
        Each decision is recorded separately and is public at once. The Trust gets an email. If a Trust is closed as not
        met, its Regional Security Lead is asked to help it.
      </p>
      {conclusions.map((conclusion) => (
        <ConclusionFields conclusion={conclusion} today={request.today} errors={errors} />
      ))}
      <Button name="action" value="record" variant="warning">
        {`Record ${pluralise(conclusions.length, 'decision')}`}
      </Button>
    </Form>
  )
}

type ConclusionFieldsProps = {
  readonly conclusion: ConclusionPreview
  readonly today: SignedInRequest['today']
  readonly errors: readonly FormError[]
}

function ConclusionFields({ conclusion, today, errors }: ConclusionFieldsProps) {
  const { organisation, does, status, version, text } = conclusion
  const after = does === 'confirm' ? 'standards-met' : 'standards-not-met'
  return (
    <section class="app-action" aria-labelledby={`of-${organisation.code}`}>
      <h2 class="nhsuk-heading-s" id={`of-${organisation.code}`}>
        {organisation.name} ({organisation.code})
      </h2>
      <input type="hidden" name="chosen" value={`${organisation.code} ${version}`} />
      <p>
        {does === 'confirm' ? 'Confirmed as done' : 'Closed as not met'}: {statusNameOn(status, today)} becomes{' '}
        {statusNameOn(after, today)}.
      </p>
      <FormFields
        table={conclusionFields(organisation)}
        typed={{ note: text, reason: text }}
        errors={errors}
        only={[does === 'confirm' ? 'note' : 'reason']}
      />
    </section>
  )
}

/** Trusts that are not recorded: why, and what was typed for each. */
function LeftOut({
  conclusions,
  cycle,
  title,
}: Pick<ConclusionsPreviewProps, 'conclusions' | 'cycle'> & { readonly title: string }) {
  if (conclusions.length === 0) return null
  return (
    <>
      <h2 class="nhsuk-heading-m">
        {title} ({conclusions.length})
      </h2>
      <ul>
        {conclusions.map(({ organisation, refusal, typed }) => (
          <li>
            <a href={`/reviews/${organisation.code}/${cycle}`}>
              {organisation.name} ({organisation.code})
            </a>
            : {refusal !== null && refusalMessage(refusal)}
            {typed !== '' && <> You typed: “{typed}”</>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** S4 “with the reason”: an error for each Trust to be closed without one. */
export function reasonErrors(conclusions: readonly ConclusionPreview[]): readonly FormError[] {
  return conclusions
    .filter(({ does, text, refusal }) => refusal === null && does === 'close' && text === '')
    .flatMap(({ organisation }) =>
      errorsOf(conclusionFields(organisation), [
        ['reason', `Give the reason for closing ${organisation.name} as not met`],
      ]),
    )
}

type ConclusionsRecordedProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  readonly concluded: readonly ConclusionResult[]
}

/** What was recorded, what was not and why, and a form for Trusts that changed in the meantime. */
export function ConclusionsRecorded({ request, cycle, concluded }: ConclusionsRecordedProps) {
  const [done, refused] = [concluded.filter((each) => each.done), concluded.filter((each) => !each.done)]
  const changed = refused.filter(({ refusal }) => refusal?.name === 'changed-while-reading')
  return (
    <FinalReviewLayout request={request} cycle={cycle} step="What was recorded">
      {done.length > 0 && (
        <NotificationBanner variant="success" heading={`${pluralise(done.length, 'decision')} recorded`}>
          <ul>
            {done.map(({ organisation, status }) => (
              <li>
                {organisation.name} ({organisation.code}): <CasefileStatus status={status} on={request.today} />
              </li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      <LeftOut conclusions={refused} cycle={cycle} title="Not recorded" />
      {changed.length > 0 && <TryAgain {...{ request, cycle, changed }} />}
      <p>
        <a href={`/reviews/final?cycle=${cycle}`}>Go on with the final review</a>
      </p>
    </FinalReviewLayout>
  )
}

type TryAgainProps = Omit<ConclusionsRecordedProps, 'concluded'> & { readonly changed: readonly ConclusionResult[] }

function TryAgain({ request, cycle, changed }: TryAgainProps) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Check what changed, then record these as they are now</h2>
      <ConclusionsForm request={request} cycle={cycle} conclusions={changed} errors={[]} />
    </>
  )
}
