import { handle } from '../../../casework/handle.ts'
import { type AvailableHelp, availableHelp } from '../../../casework/regions/regions.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { missingItems } from '../../../core/casefile/plans/gaps.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { readForm, typedIn } from '../../../http/forms/read-form.ts'
import { contextOf, type SignedInRequest } from '../../../http/page-request.ts'
import { tableOfList } from '../../components/list-table.tsx'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import type { CasefileContext } from '../../organisation/casefile-context.ts'
import { requestedFormat, tableFile } from '../../table-file.ts'
import { gapColumns, gapsAndHelp } from './gaps-and-help.tsx'
import { supportCommand, supportFields } from './support-fields.ts'
import { SupportOfTrust } from './support-of-trust.tsx'
import { newestFirst, supportColumns } from './support-recorded.tsx'

/** One organisation for its region: tasks, gaps, help and what was done, with the form to record more; `?format=` with `?table=` gives a list as a file. */
export async function supportPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const help = await helpFor(request, context)
  if (help === null) return notFound
  return (await requestedFile(request, context, help)) ?? show(pageOf(request, context, help, []))
}

export async function recordSupport(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form, today } = request
  const help = await helpFor(request, context)
  if (help === null) return notFound
  const read = readForm(supportFields(help, context, today), form)
  if (!read.ok) return showAgain(pageOf(request, context, help, read.errors))
  const handled = await handle(casework, viewer, context, supportCommand(read.value, help))
  switch (handled.result) {
    case 'done':
      return goTo(`${context.address}/support?recorded=yes`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return showAgain(pageOf(request, contextOf(viewer, handled.now), help, [errorFor(handled.refusal)]))
  }
}

function errorFor(refusal: Refusal): FormError {
  if (refusal.name === 'not-happened-yet') return { field: 'happened-day', text: refusalMessage(refusal) }
  if (refusal.name === 'nothing-said')
    return { field: 'text', text: 'Say what was said or done, or choose what you directed the Trust to' }
  return { field: null, text: refusalMessage(refusal) }
}

function helpFor(
  { casework, viewer }: SignedInRequest,
  { casefileKey, casefile }: CasefileContext,
): Promise<AvailableHelp | null> {
  return availableHelp(casework, viewer, casefileKey, missingItems(casefile))
}

function pageOf(request: SignedInRequest, context: CasefileContext, help: AvailableHelp, errors: readonly FormError[]) {
  const typed = typedIn(supportFields(help, context, request.today), request.form)
  return <SupportOfTrust request={request} context={context} help={help} typed={typed} errors={errors} />
}

async function requestedFile(
  request: SignedInRequest,
  context: CasefileContext,
  help: AvailableHelp,
): Promise<Answer | null> {
  const format = requestedFormat(request.query)
  if (format === null) return null
  const { casefile, casefileKey } = context
  const name = `${casefileKey.organisation.code} ${casefileKey.cycle} ${request.today}`
  if (field(request.query, 'table') === 'gaps') {
    const rows = gapsAndHelp(casefileKey.cycle, missingItems(casefile), help, request.today)
    return tableFile(tableOfList(gapColumns, rows), `Gaps and help ${name}`, format)
  }
  return tableFile(tableOfList(supportColumns, newestFirst(casefile.support)), `Support ${name}`, format)
}
