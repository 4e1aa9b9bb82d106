import { type CarryOver, carryOver, carryOverInto } from '../../../casework/carry-over.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { count, fields } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import type { Opened } from '../opened.ts'
import { CarryOverForm } from './carry-over-form.tsx'

/** G4: the open gaps of the earlier cycle, to be chosen from; all of them are ticked to begin with. */
export async function carryOverPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const found = await carryOverInto(request.casework, request.viewer, opened.place)
  return found === null ? notFound : show(form(request, opened, found, found.open, []))
}

/** Carries over what was ticked, then shows the assessment it was added to. */
export async function carryGapsOver(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const { casework, viewer, form: sent } = request
  const evidence = fields(sent, 'gaps')
  const found = await carryOverInto(casework, viewer, opened.place)
  if (found === null) return notFound
  if (evidence.length === 0)
    return showAgain(form(request, opened, found, [], [{ field: 'gaps', text: 'Choose at least one gap' }]))
  const handled = await carryOver(casework, viewer, opened.place, { evidence, basedOn: count(sent, 'basedOn') })
  if (handled.result === 'not-allowed') return notFound
  if (handled.result === 'done') return goTo(`${opened.address}/assessment?saved=yes`)
  const error = { field: 'gaps', text: sayRefusal(handled.refusal) }
  return showAgain(form(request, opened, found, evidence, [error]), statusOf(handled.refusal))
}

function statusOf({ name }: Refusal): 409 | 422 {
  return name === 'changed-meanwhile' ? 409 : 422
}

function form(
  request: SignedInRequest,
  opened: Opened,
  found: CarryOver,
  chosen: readonly string[],
  errors: readonly FormError[],
) {
  return <CarryOverForm request={request} opened={opened} found={found} chosen={chosen} errors={errors} />
}
