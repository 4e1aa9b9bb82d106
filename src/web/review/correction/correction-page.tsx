import { handle } from '../../../casework/handle.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import type { Status } from '../../../core/casefile/status.ts'
import { statusNameOn } from '../../../core/guidance/status-names.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { CasefileStatus } from '../../components/casefile-status.tsx'
import { count, field } from '../../form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { Radios } from '../../nhsuk/radios.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { type OpenedReview, openReview } from '../plan/opened-review.ts'
import { ReviewFrame, reviewsCrumb } from '../review-frame.tsx'

const title = 'Correct the status'

/** Where the process of this service leads; the others are not given here (E3). */
const choices: readonly Status[] = ['standards-not-met', 'approaching-standards', 'standards-met']

/** S5: a status that was set by mistake is put right, with the reason. */
export async function correctionPage(request: SignedInRequest, opened: OpenedReview): Promise<Answer> {
  return show(<Correction request={request} opened={opened} errors={[]} />)
}

export async function correctStatus(request: SignedInRequest, opened: OpenedReview): Promise<Answer> {
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
  const now = await openReview(request)
  if (now === null) return notFound
  const status = refusal.name === 'changed-while-reading' ? 409 : 422
  const fieldName = refusal.name === 'reason-missing' ? 'reason' : status === 409 ? null : 'status'
  return again(request, now, [{ field: fieldName, text: sayRefusal(refusal) }], status)
}

function again(
  request: SignedInRequest,
  opened: OpenedReview,
  errors: readonly FormError[],
  status: 409 | 422 = 422,
): Answer {
  return showAgain(<Correction request={request} opened={opened} errors={errors} />, status)
}

type CorrectionProps = {
  readonly request: SignedInRequest
  readonly opened: OpenedReview
  readonly errors: readonly FormError[]
}

function Correction({ request, opened, errors }: CorrectionProps) {
  const { casefile, place, address } = opened
  return (
    <ReviewFrame
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
    </ReviewFrame>
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
