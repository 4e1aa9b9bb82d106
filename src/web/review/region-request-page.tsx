import { handle } from '../../casework/handle.ts'
import { securityLeadsOf } from '../../casework/regions/regions.ts'
import { type Refusal, refusalMessage } from '../../core/casefile/decide/refusals.ts'
import { formatDate } from '../../core/day.ts'
import { openRegionRequests } from '../../core/regions/region-tasks.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { version } from '../../http/forms/choice-fields.ts'
import { readForm, typedIn } from '../../http/forms/read-form.ts'
import { text } from '../../http/forms/text-fields.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { FormFields } from '../components/form-fields.tsx'
import { Lines } from '../components/text.tsx'
import { Button } from '../nhsuk/button.tsx'
import type { FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { InsetText } from '../nhsuk/inset-text.tsx'
import { type ReviewContext, reviewIn } from './plan/review-context.ts'
import { ReviewLayout, reviewsCrumb } from './review-layout.tsx'

const title = 'Ask the Regional Security Lead'

/** The form of a request to the region. */
const requestFields = {
  seen: version,
  reason: text({ label: 'Why should they work with the Trust?', size: 'm', rows: 5 }),
}

/** T3: the form to ask the Regional Security Lead to work with a Trust, with the reason. */
export async function regionRequestPage(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  return show(await page(request, context, []))
}

export async function requestFromRegion(request: SignedInRequest, context: ReviewContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const read = readForm(requestFields, form)
  if (!read.ok) return showAgain(await page(request, context, read.errors))
  const handled = await handle(casework, viewer, context, { type: 'ask-region', ...read.value })
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
  const error = { field: refusal.name === 'reason-missing' ? 'reason' : null, text: wordingOf(refusal) }
  return showAgain(await page(request, now, [error]), status)
}

/** The message of a refusal, in the words of this page. */
function wordingOf(refusal: Refusal): string {
  if (refusal.name === 'reason-missing')
    return 'Give the reason: the Regional Security Lead and the organisation read it'
  if (refusal.name === 'no-plan-needed')
    return 'You can ask only about Trusts of a region that published gaps and still need a plan'
  return refusalMessage(refusal)
}

async function page(request: SignedInRequest, context: ReviewContext, errors: readonly FormError[]) {
  const leads = await securityLeadsOf(request.casework, context.casefileKey)
  const { casefileKey, address, casefile } = context
  const typed = { ...typedIn(requestFields, request.form), seen: String(casefile.version) }
  return (
    <ReviewLayout
      request={request}
      casefileKey={casefileKey}
      title={title}
      trail={[reviewsCrumb, { text: casefileKey.organisation.name, href: address }]}
      errors={errors}
    >
      <p>
        You can ask the Regional Security Lead to work with the Trust, so that it has a plan that can be agreed. They
        and the organisation get an email with your reason.
      </p>
      <p>
        Regional Security Lead:{' '}
        {leads.length === 0
          ? 'no one known yet. They will find the request here.'
          : leads.map(({ name }) => name).join(', ')}
      </p>
      <OpenRequests context={context} />
      <Form action={`${address}/ask-region`}>
        <FormFields table={requestFields} typed={typed} errors={errors} />
        <Button preventDoubleClick>Ask the Regional Security Lead</Button>
      </Form>
    </ReviewLayout>
  )
}

function OpenRequests({ context: { casefile } }: { readonly context: ReviewContext }) {
  const requests = openRegionRequests(casefile)
  if (requests.length === 0) return null
  return (
    <InsetText>
      {requests.map(({ on, by, reason }) => (
        <p>
          {by} asked on {formatDate(on)}, and the organisation has sent no plan or update since: <Lines text={reason} />
        </p>
      ))}
    </InsetText>
  )
}
