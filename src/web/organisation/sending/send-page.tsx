import { handle } from '../../../casework/handle.ts'
import { sirosOf } from '../../../casework/siros.ts'
import type { Casefile } from '../../../core/casefile/casefile.ts'
import { lastSent } from '../../../core/casefile/casefile.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { NoPlanYet } from '../no-plan-yet.tsx'
import type { Opened } from '../opened.ts'
import { SendPlan, sendTitle } from './send-plan.tsx'

/** What sending means, what stands against it, and the button. */
export async function sendPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  return show(await page(request, opened, []))
}

/** Sends the revision that was on the page, and no other. */
export async function sendPlan(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const { casework, viewer, form } = request
  const revision = field(form, 'revision')
  const toldItCannotBeAgreed = field(form, 'told') === 'yes'
  const order = { type: 'send-plan', revision, toldItCannotBeAgreed } as const
  const handled = await handle(casework, viewer, opened.place, order)
  const sent = `${opened.address}/plan/sent`
  switch (handled.result) {
    case 'done':
      return goTo(sent)
    case 'not-allowed':
      return notFound
    case 'refused': {
      const { casefile, refusal } = handled
      if (isSentTwice(refusal, casefile, viewer.id)) return goTo(sent)
      const status = refusal.name === 'another-revision' ? 409 : 422
      return showAgain(await page(request, { ...opened, casefile }, [errorFor(refusal)]), status)
    }
  }
}

/** The same form sent once more by whoever sent it has done no harm. */
function isSentTwice({ name }: Refusal, casefile: Casefile, viewer: string): boolean {
  return name === 'already-sent' && lastSent(casefile)?.sentBy.id === viewer
}

function errorFor(refusal: Refusal): FormError {
  return { field: refusal.name === 'cannot-be-agreed-as-it-stands' ? 'told' : null, text: sayRefusal(refusal) }
}

async function page(request: SignedInRequest, opened: Opened, errors: readonly FormError[]) {
  const draft = opened.casefile.planDraft
  if (draft === null) return <NoPlanYet request={request} opened={opened} title={sendTitle} />
  const siros = await sirosOf(request.casework, opened.place.organisation)
  return <SendPlan request={request} opened={opened} draft={draft} siros={siros} errors={errors} />
}
