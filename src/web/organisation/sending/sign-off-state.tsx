import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { formatDate } from '../../../core/day.ts'
import { InsetText } from '../../nhsuk/inset-text.tsx'
import type { CasefileContext } from '../casefile-context.ts'

type SignOffStateProps = {
  readonly context: CasefileContext
  readonly draft: PlanDraft
  readonly siros: readonly string[]
}

/** P6: who signed this exact plan and when, or who still has to. */
export function SignOffState({ context, draft, siros }: SignOffStateProps) {
  const { signOff } = context.casefile
  if (signOff?.revision === draft.revision)
    return (
      <InsetText>
        <p>
          {signOff.by}, SIRO, signed off this exact plan on {formatDate(signOff.on)}. Any change to it needs a new
          sign-off.
        </p>
      </InsetText>
    )
  return (
    <InsetText>
      {signOff === null ? (
        <p>The SIRO has not signed off this plan yet.{isRequired(context) && ' It cannot be sent before that.'}</p>
      ) : (
        <p>
          {signOff.by}, SIRO, signed off an earlier version on {formatDate(signOff.on)}. The plan was changed since
          {isRequired(context) && ', so it has to be signed off again before it can be sent'}.{' '}
          <a href={comparison(context, draft)}>See what changed</a>
        </p>
      )}
      <p>{whoSigns(siros, context)}</p>
    </InsetText>
  )
}

/** P6, unless the guidance has withdrawn it. */
function isRequired({ today }: CasefileContext): boolean {
  return today?.siroSignOffRequired ?? true
}

function comparison({ address, casefile }: CasefileContext, { revision }: PlanDraft): string {
  return `${address}/compare?from=${casefile.signOff?.revision ?? ''}&to=${revision}`
}

function whoSigns(siros: readonly string[], { casefileKey }: CasefileContext): string {
  const { name } = casefileKey.organisation
  if (siros.length === 0)
    return `No SIRO of ${name} is known to this service yet. The organisation administrator can add one.`
  return `${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(siros)} has to sign it off, unless they changed it themselves.`
}
