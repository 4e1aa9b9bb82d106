import { handle } from '../../casework/handle.ts'
import { type Refusal, refusalMessage } from '../../core/casefile/decide/refusals.ts'
import type { Status } from '../../core/casefile/status.ts'
import type { Day } from '../../core/day.ts'
import { statusNameOn } from '../../core/guidance/status-names.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { choice, version } from '../../http/forms/choice-fields.ts'
import { readForm, typedIn } from '../../http/forms/read-form.ts'
import { text } from '../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FormFields } from '../components/form-fields.tsx'
import { CasefileStatus } from '../components/status-tag.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { type ReviewContext, reviewIn } from './plan/review-context.ts'
import { ReviewLayout, reviewsCrumb } from './review-layout.tsx'

const title = 'Correct the status'

/** The statuses that this service can lead to; the others are not given here (E3). */
const statuses: readonly Status[] = ['standards-not-met', 'approaching-standards', 'standards-met']

/** The form of a correction; `now` is the status that it has, which is not offered. */
function correctionFields(today: Day, now?: Status) {
  return {
    seen: version,
    status: choice({
      label: 'What should it be?',
      size: 'm',
      choices: statuses.filter((each) => each !== now).map((value) => ({ value, text: statusNameOn(value, today) })),
      required: 'Choose the correct status',
    }),
    reason: text({ label: 'Reason', size: 'm', hint: 'What the mistake was. The organisation reads it.', rows: 5 }),
  }
}

/** S5: the form to correct a status that was set by mistake, with the reason. */
export async function correctionPage(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  return show(<Correction request={request} context={context} errors={[]} />)
}

export async function correctStatus(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const read = readForm(correctionFields(request.today), form)
  if (!read.ok) return again(request, context, read.errors)
  const { status: to, ...what } = read.value
  const handled = await handle(casework, viewer, context, { type: 'correct-status', ...what, to })
  switch (handled.result) {
    case 'done':
      return goTo(`${context.address}/decided`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, handled.refusal, await reviewIn(request, handled.now))
  }
}

async function refused(request: SignedInRequest, refusal: Refusal, now: ReviewContext | null): Promise<Answer> {
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
  const table = correctionFields(today, casefile.status)
  const typed = { ...typedIn(table, form), seen: String(casefile.version) }
  return (
    <Form action={`${address}/correction`}>
      <FormFields table={table} typed={typed} errors={errors} />
      <Button variant="warning">Correct the status</Button>
    </Form>
  )
}
