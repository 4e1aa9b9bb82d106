import { handle } from '../../casework/handle.ts'
import { type Refusal, refusalMessage } from '../../core/casefile/decide/refusals.ts'
import type { Status } from '../../core/casefile/status.ts'
import { statusNameOn } from '../../core/guidance/status-names.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { count, field } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { CasefileStatus } from '../components/status-tag.tsx'
import { Button } from '../nhsuk/button.tsx'
import { errorOf, type FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { Radios } from '../nhsuk/radios.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import { findReview, type ReviewContext } from './plan/review-context.ts'
import { ReviewLayout, reviewsCrumb } from './review-layout.tsx'

const title = 'Correct the status'

/** Where the process of this service leads; the others are not given here (E3). */
const choices: readonly Status[] = ['standards-not-met', 'approaching-standards', 'standards-met']

/** S5: a status that was set by mistake is put right, with the reason. */
export async function correctionPage(request: SignedInRequest, opened: ReviewContext): Promise<Answer> {
  return show(<Correction request={request} opened={opened} errors={[]} />)
}

export async function correctStatus(request: SignedInRequest, opened: ReviewContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const to = choices.find((each) => each === field(form, 'status'))
  if (to === undefined) return again(request, opened, [{ field: 'status', text: 'Choose the correct status' }])
  const [seen, reason] = [count(form, 'seen'), field(form, 'reason')]
  const handled = await handle(casework, viewer, opened.place, { type: 'correct-status', seen, to, reason })
  switch (handled.result) {
    case 'done':
      return goTo(`${opened.address}/decided`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, handled.refusal)
  }
}

async function refused(request: SignedInRequest, refusal: Refusal): Promise<Answer> {
  const now = await findReview(request)
  if (now === null) return notFound
  const status = refusal.name === 'changed-while-reading' ? 409 : 422
  const fieldName = refusal.name === 'reason-missing' ? 'reason' : status === 409 ? null : 'status'
  return again(request, now, [{ field: fieldName, text: refusalMessage(refusal) }], status)
}

function again(
  request: SignedInRequest,
  opened: ReviewContext,
  errors: readonly FormError[],
  status: 409 | 422 = 422,
): Answer {
  return showAgain(<Correction request={request} opened={opened} errors={errors} />, status)
}

type CorrectionProps = {
  readonly request: SignedInRequest
  readonly opened: ReviewContext
  readonly errors: readonly FormError[]
}

function Correction({ request, opened, errors }: CorrectionProps) {
  const { casefile, place, address } = opened
  return (
    <ReviewLayout
      request={request}
      place={place}
      title={title}
      trail={[reviewsCrumb, { text: place.organisation.name, href: address }]}
      errors={errors}
    >
      <p>
        The status is now <CasefileStatus status={casefile.status} on={request.today} />
      </p>
      <p>
        Correct it only where it was set by mistake. A correction is public at once; the organisation is told with your
        reason, and the history keeps both.
      </p>
      <CorrectionForm request={request} opened={opened} errors={errors} />
    </ReviewLayout>
  )
}

function CorrectionForm({ request, opened, errors }: CorrectionProps) {
  const { form, today } = request
  const { casefile, address } = opened
  return (
    <Form action={`${address}/correction`}>
      <input type="hidden" name="seen" value={casefile.version} />
      <Radios
        name="status"
        legend="What should it be?"
        legendSize="m"
        items={choices
          .filter((each) => each !== casefile.status)
          .map((value) => ({ value, text: statusNameOn(value, today) }))}
        value={field(form, 'status')}
        error={errorOf(errors, 'status')}
      />
      <Textarea
        name="reason"
        label="Reason"
        labelSize="m"
        hint="What the mistake was. The organisation reads it."
        value={field(form, 'reason')}
        error={errorOf(errors, 'reason')}
      />
      <Button variant="warning">Correct the status</Button>
    </Form>
  )
}
