import {
  confirmChange,
  countAgain,
  type SettleResult,
  withdrawChange,
} from '../../../casework/guidance/guidance-changes.ts'
import {
  allEffectsOf,
  type EffectRow,
  type PreviewedProposal,
  previewedProposal,
} from '../../../casework/guidance/guidance-preview.ts'
import { changeRefusalMessage } from '../../../core/guidance/change-problems.ts'
import { type CycleName, parseCycleName } from '../../../core/guidance/cycles.ts'
import type { TableInBatches } from '../../../core/table.ts'
import { concernNames, effectKindNames } from '../../../core/timetable/effect.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { count } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { requestedFormat, tableFile, tableInBatches } from '../../table-file.ts'
import { ChangeView } from './change-view.tsx'

/** G2: a proposed or issued change: its values, its effects, and who confirms or confirmed it; `?format=` gives the effects as a file. */
export async function changePage(request: SignedInRequest): Promise<Answer> {
  const name = parseCycleName(request.params.cycle ?? '')
  if (name === null) return notFound
  const format = requestedFormat(request.query)
  if (format !== null) {
    const effects = await allEffectsOf(request.casework, request.viewer, { cycle: name, id: request.params.id ?? '' })
    if (effects !== null) return tableFile(effectsTable(effects), `Change of the guidance ${name}`, format)
  }
  const found = await findChange(request, name, Math.max(1, count(request.query, 'page')))
  if (found === null) return notFound
  return show(<ChangeView request={request} name={name} change={found} errors={[]} />)
}

/** The same page with the reason why the change was not confirmed or withdrawn. */
async function changeAgain(request: SignedInRequest, name: CycleName, errors: readonly FormError[]): Promise<Answer> {
  const found = await findChange(request, name, 1)
  if (found === null) return notFound
  return showAgain(<ChangeView request={request} name={name} change={found} errors={errors} />, 409)
}

function findChange(
  { casework, viewer, params }: SignedInRequest,
  cycle: CycleName,
  page: number,
): Promise<PreviewedProposal | null> {
  return previewedProposal(casework, viewer, { cycle, id: params.id ?? '' }, page)
}

/** Every effect of a change, as a file. */
function effectsTable(effects: AsyncIterable<readonly EffectRow[]>): TableInBatches {
  return tableInBatches(headings, effects, ({ organisation, what, concerns, kind, before, after }) => [
    organisation.code,
    organisation.name,
    what,
    concernNames[concerns],
    effectKindNames[kind],
    before,
    after,
  ])
}

const headings = ['ODS code', 'Organisation', 'What', 'Concerns', 'Effect', 'Before', 'After']

/** G2: counts the effects of a proposal for today; the page shows how far it has come. */
export async function countFromPage({ casework, viewer, params }: SignedInRequest): Promise<Answer> {
  const cycle = parseCycleName(params.cycle ?? '')
  const id = params.id ?? ''
  if (cycle === null || !(await countAgain(casework, viewer, { cycle, id }))) return notFound
  return goTo(`/years/${cycle}/changes/${id}`)
}

/** G2: a second person issues the change. */
export async function confirmFromPage(request: SignedInRequest): Promise<Answer> {
  return settleChange(request, (key) =>
    confirmChange(request.casework, request.viewer, key, count(request.form, 'seen')),
  )
}

export async function withdrawFromPage(request: SignedInRequest): Promise<Answer> {
  return settleChange(request, (key) => withdrawChange(request.casework, request.viewer, key))
}

async function settleChange(
  request: SignedInRequest,
  settle: (key: { readonly cycle: CycleName; readonly id: string }) => Promise<SettleResult>,
): Promise<Answer> {
  const cycle = parseCycleName(request.params.cycle ?? '')
  if (cycle === null) return notFound
  const id = request.params.id ?? ''
  const answer = await settle({ cycle, id })
  if (answer.result === 'not-allowed') return notFound
  if (answer.result === 'done') return goTo(`/years/${cycle}/changes/${id}`)
  return changeAgain(request, cycle, [{ field: 'confirm', text: changeRefusalMessage(answer.refusal) }])
}
