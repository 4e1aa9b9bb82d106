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

/** The statuses that this service can lead to; the others are not given here (E3). */
const choices: readonly Status[] = ['standards-not-met', 'approaching-standards', 'standards-met']

/** S5: the form to correct a status that was set by mistake, with the reason. */
export async function correctionPage(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  return show(<Correction request={request} context={context} errors={[]} />)
}

export async function correctStatus(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const to = choices.find((each) => each === field(form, 'status'))
  if (to === undefined) return again(request, context, [{ field: 'status', text: 'Choose the correct status' }])
  const [seen, reason] = [count(form, 'seen'), field(form, 'reason')]
  const handled = await handle(casework, viewer, context.casefileKey, { type: 'correct-status', seen, to, reason })
  switch (handled.result) {
    case 'done':
      return goTo(`${context.address}/decided`)
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
  context: ReviewContext,
  errors: readonly FormError[],
  status: 409 | 422 = 422,
): Answer {
  return showAgain(<Correction request={request} context={context} errors={errors} />, status)
}

type CorrectionProps = {
  readonly request: SignedInRequest
  readonly context: ReviewContext
  readonly errors: readonly FormError[]
}

function Correction({ request, context, errors }: CorrectionProps) {
  const { casefile, casefileKey, address } = context
  return (
    <ReviewLayout
      request={request}
      casefileKey={casefileKey}
      title={title}
      trail={[reviewsCrumb, { text: casefileKey.organisation.name, href: address }]}
      errors={errors}
    >
      <p>
        The status is now <CasefileStatus status={casefile.status} on={request.today} />
      </p>
      <p>
        Correct it only if it was set by mistake. A correction is public at once. The organisation is told with your
        reason, and the history shows both statuses.
      </p>
      <CorrectionForm request={request} context={context} errors={errors} />
    </ReviewLayout>
  )
}

function CorrectionForm({ request, context, errors }: CorrectionProps) {
  const { form, today } = request
  const { casefile, address } = context
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
