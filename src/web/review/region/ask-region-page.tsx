import { handle } from '../../../casework/handle.ts'
import { securityLeadsOf } from '../../../casework/regions.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { regionAsksOpen } from '../../../core/casefile/region-asked.ts'
import { inWords } from '../../../core/day.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { Lines } from '../../components/lines.tsx'
import { count, field } from '../../form.ts'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { errorOf, type FormError } from '../../nhsuk/form-error.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { Textarea } from '../../nhsuk/textarea.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { type OpenedReview, openReview } from '../plan/opened-review.ts'
import { ReviewFrame, reviewsCrumb } from '../review-frame.tsx'

const title = 'Ask the Regional Security Lead'

/** T3: the Regional Security Lead is asked to work with a Trust, with the reason. */
export async function askRegionPage(request: SignedInRequest, opened: OpenedReview): Promise<Answer> {
  return show(await page(request, opened, []))
}

export async function askRegion(request: SignedInRequest, opened: OpenedReview): Promise<Answer> {
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
  const now = await openReview(request)
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
  return sayRefusal(refusal)
}

async function page(request: SignedInRequest, opened: OpenedReview, errors: readonly FormError[]) {
  const leads = await securityLeadsOf(request.casework, opened.place)
  const { place, address, casefile } = opened
  return (
    <ReviewFrame
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
      <AskedAlready opened={opened} />
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
    </ReviewFrame>
  )
}

function AskedAlready({ opened: { casefile, events } }: { readonly opened: OpenedReview }) {
  const asked = regionAsksOpen(casefile, events)
  if (asked.length === 0) return null
  return (
    <InsetText>
      {asked.map(({ on, by, reason }) => (
        <p>
          {by} asked on {inWords(on)}, and no plan or update has come since: <Lines text={reason} />
        </p>
      ))}
    </InsetText>
  )
}
