import { handle } from '../../../casework/handle.ts'
import { sirosOf } from '../../../casework/siros.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { NoPlanYet } from '../no-plan-yet.tsx'
import type { Opened } from '../opened.ts'
import { SignOff, signOffTitle } from './sign-off.tsx'

/** The exact plan to be signed off: for the SIRO to sign, for everybody else to see who has to. */
export async function signOffPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  return show(await page(request, opened, []))
}

/** P6: signs the revision that was on the page, and no other. */
export async function signOff(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const { casework, viewer, form } = request
  const done = `${opened.address}/plan/sign-off?signed=${opened.casefile.planDraft?.revision ?? ''}`
  if (field(form, 'confirm') !== 'read') return showAgain(await page(request, opened, [notConfirmed]))
  const revision = field(form, 'revision')
  const handled = await handle(casework, viewer, opened.place, { type: 'sign-off-plan', revision })
  switch (handled.result) {
    case 'done':
      return goTo(done)
    case 'not-allowed':
      return notFound
    case 'refused': {
      const { casefile, refusal } = handled
      if (isSentTwice(refusal, casefile.signOff?.byId, viewer.id)) return goTo(done)
      const errors = [{ field: null, text: sayRefusal(refusal) }]
      return showAgain(
        await page(request, { ...opened, casefile }, errors),
        refusal.name === 'another-revision' ? 409 : 422,
      )
    }
  }
}

const notConfirmed: FormError = { field: 'confirm', text: 'Confirm that you have read the plan before you sign it off' }

/** The same form sent once more by whoever signed has done no harm. */
function isSentTwice({ name }: Refusal, signedBy: string | undefined, viewer: string): boolean {
  return name === 'already-signed-off' && signedBy === viewer
}

async function page(request: SignedInRequest, opened: Opened, errors: readonly FormError[]) {
  const draft = opened.casefile.planDraft
  if (!isWritten(draft)) return <NoPlanYet request={request} opened={opened} title={signOffTitle} />
  const siros = await sirosOf(request.casework, opened.place.organisation)
  return <SignOff request={request} opened={opened} draft={draft} siros={siros} errors={errors} />
}

function isWritten(draft: PlanDraft | null): draft is PlanDraft {
  return draft !== null && draft.items.length > 0
}
