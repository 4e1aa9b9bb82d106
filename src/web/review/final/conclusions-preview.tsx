import type { Conclusion } from '../../../casework/conclude-final-review.ts'
import { counted } from '../../../core/casefile/counted.ts'
import { sayRefusal } from '../../../core/casefile/refusals.ts'
import type { CycleName } from '../../../core/guidance/cycles.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { FinalReviewFrame } from './final-review-frame.tsx'

type ConclusionsPreviewProps = {
  readonly request: SignedInRequest
  readonly cycle: CycleName
  readonly conclusions: readonly Conclusion[]
  readonly errors: readonly FormError[]
}

/** What would be recorded of each that was chosen, and what is left out and why. */
export function ConclusionsPreview({ request, cycle, conclusions, errors }: ConclusionsPreviewProps) {
  const ready = conclusions.filter(({ refusal }) => refusal === null)
  const left = conclusions.filter(({ refusal }) => refusal !== null)
  return (
    <FinalReviewFrame request={request} cycle={cycle} step="See what is recorded" errors={errors}>
      {ready.length === 0 ? (
        <p>Nothing that you chose can be recorded now.</p>
      ) : (
        <ConclusionsForm {...{ request, cycle, errors }} conclusions={ready} />
      )}
      <LeftOut conclusions={left} cycle={cycle} title="Left out" />
      <p>
        <a href={`/reviews/final?cycle=${cycle}`}>Go back to the list and choose again</a>
      </p>
    </FinalReviewFrame>
  )
}

/** Each with its outcome and its own text, to be recorded. */
export function ConclusionsForm({ request, cycle, conclusions, errors }: ConclusionsPreviewProps) {
  return (
    <Form action="/reviews/final">
      <input type="hidden" name="cycle" value={cycle} />
      <p>
        Each of these is recorded on its own, is public at once, and is told to the Trust by letter. Where a Trust is
        closed as not met, its Regional Security Lead is asked to help it.
      </p>
      {conclusions.map((conclusion) => (
        <ConclusionFields conclusion={conclusion} today={request.today} errors={errors} />
      ))}
      <Button name="press" value="record" variant="warning">
        {`Record ${counted(conclusions.length, 'decision')}`}
      </Button>
    </Form>
  )
}

type ConclusionFieldsProps = {
  readonly conclusion: Conclusion
  readonly today: SignedInRequest['today']
  readonly errors: readonly FormError[]
}

function ConclusionFields({ conclusion, today, errors }: ConclusionFieldsProps) {
  const { organisation, does, status, version, text } = conclusion
  const name = `${does === 'confirm' ? 'note' : 'reason'}-${organisation.code}`
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
      <Textarea
        name={name}
        label={
          <>
            {does === 'confirm' ? 'Note, if you want to add one' : 'Reason'}
            <span class="nhsuk-u-visually-hidden"> for {organisation.name}</span>
          </>
        }
        rows={2}
        value={text}
        error={errorOf(errors, name)}
      />
    </section>
  )
}

/** What is not recorded: why, and what had been typed for it. */
export function LeftOut({
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
            : {refusal !== null && sayRefusal(refusal)}
            {typed !== '' && <> You typed: “{typed}”</>}
          </li>
        ))}
      </ul>
    </>
  )
}

/** S4 “with the reason”: each that is closed needs one. */
export function reasonErrors(conclusions: readonly Conclusion[]): readonly FormError[] {
  return conclusions
    .filter(({ does, text, refusal }) => refusal === null && does === 'close' && text === '')
    .map(({ organisation }) => ({
      field: `reason-${organisation.code}`,
      text: `Give the reason for closing ${organisation.name} as not met`,
    }))
}
