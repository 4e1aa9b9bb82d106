import { handle } from '../../../casework/handle.ts'
import { type HelpToBeHad, helpToBeHad } from '../../../casework/regions.ts'
import { missingItems } from '../../../core/casefile/missing-items.ts'
import { type Refusal, sayRefusal } from '../../../core/casefile/refusals.ts'
import { serviceStateOn } from '../../../core/catalogue/data-security-service.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../answer.ts'
import { tableOfList } from '../../components/list-table.tsx'
import { noDate } from '../../date-field.ts'
import { field } from '../../form.ts'
import type { FormError } from '../../nhsuk/form-error.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { formatAsked, tableFile } from '../../table-file.ts'
import { type Opened, openCasefile } from '../opened.ts'
import { gapColumns, gapsAndHelp } from './gaps-and-help.tsx'
import { SupportOfTrust } from './support-of-trust.tsx'
import { newestFirst, supportColumns } from './support-recorded.tsx'
import { readSupport, type TypedSupport, typedSupport } from './typed-support.ts'

/** One Trust for its region: what is asked, what it misses, who and what could help, what was done, and a way to record it. */
export async function supportPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const help = await helpFor(request, opened)
  if (help === null) return notFound
  return (await fileAsked(request, opened, help)) ?? show(pageOf(request, opened, help, []))
}

export async function recordSupport(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const { casework, viewer, form, today } = request
  const help = await helpFor(request, opened)
  if (help === null) return notFound
  const services = help.services.filter((service) => serviceStateOn(service, today) === 'available')
  const read = readSupport(typedSupport(form), { services, exemplars: help.exemplars.map(({ code }) => code) })
  if (!read.ok) return showAgain(pageOf(request, opened, help, read.errors))
  const handled = await handle(casework, viewer, opened.place, read.order)
  switch (handled.result) {
    case 'done':
      return goTo(`${opened.address}/support?recorded=yes`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, help, handled.refusal)
  }
}

async function refused(request: SignedInRequest, help: HelpToBeHad, refusal: Refusal): Promise<Answer> {
  const now = await openCasefile(request, 'record-support')
  return now === null ? notFound : showAgain(pageOf(request, now, help, [errorFor(refusal)]))
}

function errorFor(refusal: Refusal): FormError {
  if (refusal.name === 'not-happened-yet') return { field: 'happened-day', text: sayRefusal(refusal) }
  if (refusal.name === 'nothing-said')
    return { field: 'text', text: 'Say what was said or done, or choose what you directed the Trust to' }
  return { field: null, text: sayRefusal(refusal) }
}

function helpFor({ casework, viewer }: SignedInRequest, { place, casefile }: Opened): Promise<HelpToBeHad | null> {
  return helpToBeHad(casework, viewer, place, missingItems(casefile))
}

function pageOf(request: SignedInRequest, opened: Opened, help: HelpToBeHad, errors: readonly FormError[]) {
  const typed = errors.length > 0 ? typedSupport(request.form) : nothingTyped
  return <SupportOfTrust request={request} opened={opened} help={help} typed={typed} errors={errors} />
}

const nothingTyped: TypedSupport = { kind: '', happenedOn: noDate, text: '', services: [], exemplars: [] }

async function fileAsked(request: SignedInRequest, opened: Opened, help: HelpToBeHad): Promise<Answer | null> {
  const format = formatAsked(request.query)
  if (format === null) return null
  const { casefile, place } = opened
  const name = `${place.organisation.code} ${place.cycle} ${request.today}`
  if (field(request.query, 'table') === 'gaps') {
    const rows = gapsAndHelp(place.cycle, missingItems(casefile), help, request.today)
    return tableFile(tableOfList(gapColumns, rows), `Gaps and help ${name}`, format)
  }
  return tableFile(tableOfList(supportColumns, newestFirst(casefile.support)), `Support ${name}`, format)
}
