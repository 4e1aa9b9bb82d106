import { handle } from '../../casework/handle.ts'
import { securityLeadsOf } from '../../casework/regions/regions.ts'
import { type Refusal, refusalMessage } from '../../core/casefile/decide/refusals.ts'
import { formatDate } from '../../core/day.ts'
import { openRegionRequests } from '../../core/regions/region-tasks.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../http/answer.ts'
import { count, field } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { Lines } from '../components/text.tsx'
import { Button } from '../nhsuk/button.tsx'
import { errorOf, type FormError } from '../nhsuk/error-summary.tsx'
import { Form } from '../nhsuk/form.tsx'
import { InsetText } from '../nhsuk/inset-text.tsx'
import { Textarea } from '../nhsuk/textarea.tsx'
import { findReview, type ReviewContext } from './plan/review-context.ts'
import { ReviewLayout, reviewsCrumb } from './review-layout.tsx'

const title = 'Ask the Regional Security Lead'

/** T3: the Regional Security Lead is asked to work with a Trust, with the reason. */
export async function regionRequestPage(request: SignedInRequest, opened: ReviewContext): Promise<Answer> {
  return show(await page(request, opened, []))
}

export async function requestFromRegion(request: SignedInRequest, opened: ReviewContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const order = { type: 'ask-region', seen: count(form, 'seen'), reason: field(form, 'reason') } as const
  const handled = await handle(casework, viewer, opened.place, order)
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
  const error = { field: refusal.name === 'reason-missing' ? 'reason' : null, text: wordingOf(refusal) }
  return showAgain(await page(request, now, [error]), status)
}

/** A Trust without a region, or that needs no plan, has nobody to be asked. */
function wordingOf(refusal: Refusal): string {
  if (refusal.name === 'reason-missing')
    return 'Give the reason: the Regional Security Lead and the organisation read it'
  if (refusal.name === 'no-plan-needed')
    return 'The Regional Security Lead is asked about Trusts of a region that published gaps and still need a plan'
  return refusalMessage(refusal)
}

async function page(request: SignedInRequest, opened: ReviewContext, errors: readonly FormError[]) {
  const leads = await securityLeadsOf(request.casework, opened.place)
  const { place, address, casefile } = opened
  return (
    <ReviewLayout
      request={request}
      place={place}
      title={title}
      trail={[reviewsCrumb, { text: place.organisation.name, href: address }]}
      errors={errors}
    >
      <p>
        If required, the Regional Security Lead is asked to work with the Trust, so that it has a plan that can be
        agreed. They and the organisation are told with your reason.
      </p>
      <p>
        Regional Security Lead:{' '}
        {leads.length === 0
          ? 'no one known yet; the ask waits for them here.'
          : leads.map(({ name }) => name).join(', ')}
      </p>
      <OpenRequests opened={opened} />
      <Form action={`${address}/ask-region`}>
        <input type="hidden" name="seen" value={casefile.version} />
        <Textarea
          name="reason"
          label="Why should they work with the Trust?"
          labelSize="m"
          value={field(request.form, 'reason')}
          error={errorOf(errors, 'reason')}
        />
        <Button preventDoubleClick>Ask the Regional Security Lead</Button>
      </Form>
    </ReviewLayout>
  )
}

function OpenRequests({ opened: { casefile, events } }: { readonly opened: ReviewContext }) {
  const asked = openRegionRequests(casefile, events)
  if (asked.length === 0) return null
  return (
    <InsetText>
      {asked.map(({ on, by, reason }) => (
        <p>
          {by} asked on {formatDate(on)}, and no plan or update has come since: <Lines text={reason} />
        </p>
      ))}
    </InsetText>
  )
}
