import { handle } from '../../../casework/handle.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { parseEvidenceReference } from '../../../core/catalogue/evidence.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { type Opened, openCasefile } from '../opened.ts'
import { ExemplarFor } from './exemplar-for.tsx'

/** T1, T7 “any exemplar organisations within the Region”: the organisation agrees to be named for an item, or withdraws. */
export async function exemplarPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  return show(<ExemplarFor request={request} opened={opened} errors={[]} />)
}

export async function decideExemplar(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const { casework, viewer, form } = request
  const evidence = parseEvidenceReference(field(form, 'evidence'))
  if (evidence === null) return again(request, opened, [{ field: 'evidence', text: 'Choose an evidence item' }])
  const type = field(form, 'does') === 'withdraw' ? 'withdraw-exemplar' : 'agree-exemplar'
  const handled = await handle(casework, viewer, opened.place, { type, evidence })
  switch (handled.result) {
    case 'done':
      return goTo(`${opened.address}/exemplar?${type === 'agree-exemplar' ? 'agreed' : 'withdrawn'}=${evidence}`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, handled.refusal)
  }
}

async function refused(request: SignedInRequest, refusal: Refusal): Promise<Answer> {
  const now = await openCasefile(request, 'agree-to-be-exemplar')
  return now === null ? notFound : again(request, now, [{ field: 'evidence', text: sayRefusal(refusal) }])
}

function again(request: SignedInRequest, opened: Opened, errors: readonly FormError[]): Answer {
  return showAgain(<ExemplarFor request={request} opened={opened} errors={errors} />)
}
