import { handle } from '../../../casework/handle.ts'
import { securityLeadsOf } from '../../../casework/regions/regions.ts'
import { earlyWarningRefusal } from '../../../core/casefile/decide/decide-engagement.ts'
import { type Refusal, refusalMessage } from '../../../core/casefile/decide/refusals.ts'
import { formatDate } from '../../../core/day.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import { contextOf, type SignedInRequest } from '../../../http/page-request.ts'
import type { FormError } from '../../nhsuk/error-summary.tsx'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { OrganisationLayout } from '../organisation-layout.tsx'
import { EarlyWarningForm, readWarning } from './early-warning-form.tsx'
import { WarningsGiven } from './warnings-given.tsx'

const title = 'Early warning'

/** T1: the page to tell the Regional Security Lead in advance that the standard will be missed. */
export async function earlyWarningPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  return show(await page(request, context, []))
}

export async function giveEarlyWarning(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { casework, viewer, form } = request
  const read = readWarning(form)
  if (!read.ok) return showAgain(await page(request, context, read.errors))
  const command = { type: 'give-early-warning', evidence: read.evidence, text: read.text } as const
  const handled = await handle(casework, viewer, context, command)
  switch (handled.result) {
    case 'done':
      return goTo(`${context.address}/early-warning?sent=yes`)
    case 'not-allowed':
      return notFound
    case 'refused':
      return refused(request, contextOf(viewer, handled.now), handled.refusal)
  }
}

/** Shows the form again with what was typed, even where no warning can be given any more. */
async function refused(request: SignedInRequest, now: CasefileContext, refusal: Refusal): Promise<Answer> {
  const error =
    refusal.name === 'nothing-said'
      ? { field: 'text', text: 'Choose the evidence items you will miss, or say in words what your region should know' }
      : { field: null, text: refusalMessage(refusal) }
  return showAgain(await page(request, now, [error]))
}

async function page(request: SignedInRequest, context: CasefileContext, errors: readonly FormError[]) {
  const leads = await securityLeadsOf(request.casework, context.casefileKey)
  const refusal = earlyWarningRefusal(context.casefile, context.today, request.today)
  const form = errors.length > 0 ? request.form : null
  const mayWarn = context.may('give-early-warning')
  return (
    <OrganisationLayout request={request} casefileKey={context.casefileKey} title={title} errors={errors}>
      {field(request.query, 'sent') === 'yes' && context.casefile.earlyWarning !== null && (
        <NotificationBanner variant="success" heading="Your Regional Security Lead has been told" headingElement="p" />
      )}
      <WhatItIs context={context} leads={leads.map(({ name }) => name)} />
      <WarningsGiven context={context} />
      {refusal !== null && (
        <InsetText>
          <p>{refusalMessage(refusal)}</p>
        </InsetText>
      )}
      {mayWarn && (refusal === null || form !== null) && (
        <>
          <h2 class="nhsuk-heading-m">
            {context.casefile.earlyWarning === null ? 'Tell them in advance' : 'Tell them more'}
          </h2>
          <EarlyWarningForm context={context} form={form} errors={errors} />
        </>
      )}
    </OrganisationLayout>
  )
}

function WhatItIs({ context, leads }: { readonly context: CasefileContext; readonly leads: readonly string[] }) {
  const deadline = context.today?.assessmentPublicationDeadline ?? null
  return (
    <>
      <p>
        A Trust that will not meet the standard tells its Regional Security Lead
        {deadline === null ? ' in advance' : ` before ${formatDate(deadline)}`}. They direct it to data security
        services and to exemplar organisations in the region. It changes no status, and nothing of it is public.
      </p>
      <p>
        Regional Security Lead:{' '}
        {leads.length === 0 ? 'no one known yet. Your warning is saved, and they will find it here.' : leads.join(', ')}
      </p>
    </>
  )
}
