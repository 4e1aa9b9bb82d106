import { handle } from '../../../casework/handle.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { type Answer, goTo, notFound, showAgain } from '../../answer.ts'
import { count, field } from '../../form.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { LatePlan } from './late-plan-page.tsx'
import { type OpenedLatePlan, openLatePlan } from './opened-late-plan.ts'

/** The SRO's decision about the plan that was on the page, and no other. */
export async function decideLatePlan(request: SignedInRequest, opened: OpenedLatePlan): Promise<Answer> {
  const { casework, viewer, form } = request
  const type = typeIn(field(form, 'decision'))
  if (type === null) return again(request, opened, 'Choose whether you accept that this plan finishes late')
  const [seen, revision, reason] = [count(form, 'seen'), field(form, 'revision'), field(form, 'reason')]
  const handled = await handle(casework, viewer, opened.place, { type, seen, revision, reason })
  switch (handled.result) {
    case 'done':
      return goTo(opened.address)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, handled.refusal)
  }
}

function typeIn(decision: string): 'accept-late-plan' | 'decline-late-plan' | null {
  if (decision === 'accept') return 'accept-late-plan'
  return decision === 'decline' ? 'decline-late-plan' : null
}

async function refused(request: SignedInRequest, refusal: Refusal): Promise<Answer> {
  const now = await openLatePlan(request)
  if (now === null) return notFound
  const isMine = now.decision?.by.id === request.viewer.id && now.decision.reason === field(request.form, 'reason')
  if (refusal.name !== 'reason-missing' && isMine) return goTo(now.address)
  return again(request, now, sayRefusal(refusal), refusal.name === 'reason-missing' ? 422 : 409)
}

function again(request: SignedInRequest, opened: OpenedLatePlan, text: string, status: 409 | 422 = 422): Answer {
  const errors = [{ field: status === 422 ? 'reason' : null, text }]
  const reason = field(request.form, 'reason')
  return showAgain(<LatePlan request={request} opened={opened} reason={reason} errors={errors} />, status)
}
