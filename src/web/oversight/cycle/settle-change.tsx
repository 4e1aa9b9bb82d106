import { confirmChange, dropChange, type Settled } from '../../../casework/guidance-changes.ts'
import { sayChangeRefusal } from '../../../core/guidance/change-refusals.ts'
import { type CycleName, parseCycleName } from '../../../core/guidance/cycles.ts'
import { type Answer, goTo, notFound } from '../../answer.ts'
import { count } from '../../form.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { changeAgain } from './change-page.tsx'

/** G2: a second person issues the change. */
export async function confirmFromPage(request: SignedInRequest): Promise<Answer> {
  return settled(request, (key) => confirmChange(request.casework, request.viewer, key, count(request.form, 'seen')))
}

export async function dropFromPage(request: SignedInRequest): Promise<Answer> {
  return settled(request, (key) => dropChange(request.casework, request.viewer, key))
}

async function settled(
  request: SignedInRequest,
  settle: (key: { readonly cycle: CycleName; readonly id: string }) => Promise<Settled>,
): Promise<Answer> {
  const cycle = parseCycleName(request.params.cycle ?? '')
  if (cycle === null) return notFound
  const id = request.params.id ?? ''
  const answer = await settle({ cycle, id })
  if (answer.result === 'not-allowed') return notFound
  if (answer.result === 'done') return goTo(`/cycles/${cycle}/changes/${id}`)
  return changeAgain(request, cycle, [{ field: 'confirm', text: sayChangeRefusal(answer.refusal) }])
}
