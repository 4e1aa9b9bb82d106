import { type PreviewedProposal, previewedProposal } from '../../../casework/guidance-preview.ts'
import { type CycleName, parseCycleName } from '../../../core/guidance/cycles.ts'
import { type Answer, notFound, show, showAgain } from '../../answer.ts'
import { count } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import { ChangeView } from './change-view.tsx'
import { effectsTable } from './effects-table.ts'

/** G2: a proposed or issued change: what it says, what it does, and who confirms or confirmed it. */
export async function changePage(request: SignedInRequest): Promise<Answer> {
  const name = parseCycleName(request.params.cycle ?? '')
  if (name === null) return notFound
  const format = formatAsked(request.query)
  const page = format === null ? Math.max(1, count(request.query, 'page')) : null
  const shown = await asked(request, name, page)
  if (shown === null) return notFound
  if (format !== null && shown.preview?.state === 'counted')
    return tableFile(effectsTable(shown.preview.effects), `Change of the guidance ${name}`, format)
  return show(<ChangeView request={request} name={name} shown={shown} errors={[]} />)
}

/** The same page with what kept the change from being confirmed or dropped. */
export async function changeAgain(
  request: SignedInRequest,
  name: CycleName,
  errors: readonly FormError[],
): Promise<Answer> {
  const shown = await asked(request, name, 1)
  if (shown === null) return notFound
  return showAgain(<ChangeView request={request} name={name} shown={shown} errors={errors} />, 409)
}

function asked(
  { casework, viewer, params }: SignedInRequest,
  cycle: CycleName,
  page: number | null,
): Promise<PreviewedProposal | null> {
  return previewedProposal(casework, viewer, { cycle, id: params.id ?? '' }, page)
}
