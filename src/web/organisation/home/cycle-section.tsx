import type { CycleHome, OrganisationHome } from '../../../casework/organisations/organisation-home.ts'
import type { DirectedHelp } from '../../../casework/regions/services-directory.ts'
import { earlyWarningRefusal } from '../../../core/casefile/decide/decide-engagement.ts'
import { planOf } from '../../../core/casefile/drafts.ts'
import { formatDate } from '../../../core/day.ts'
import { casefileScope, may } from '../../../core/permissions.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { ReturnDay } from '../../components/day-text.tsx'
import { GuidanceChanged } from '../../components/guidance-change.tsx'
import { Lines } from '../../components/text.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import { PlanTotals } from '../check/whole-plan.tsx'
import { LastDecision } from '../last-decision.tsx'
import { CasefileLinks, NextCycleLinks } from './casefile-links.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { StatusText } from './status-text.tsx'
import { YourDates } from './your-dates.tsx'

type CycleSectionProps = {
  readonly request: SignedInRequest
  readonly home: OrganisationHome
  readonly shown: CycleHome
}

/** One toolkit year of the organisation: its status, next step, plan, dates and pages. */
export function CycleSection({ request, home, shown }: CycleSectionProps) {
  const { organisation, people } = home
  const { casefile } = shown
  const address = `/organisations/${organisation.code}/${casefile.cycle}`
  const scope = casefileScope(organisation, request.today)
  const allowed = (permission: Parameters<typeof may>[1]) => may(request.viewer, permission, scope)
  const canWarn = earlyWarningRefusal(casefile, shown.today, request.today) === null
  const warns = canWarn || casefile.earlyWarning !== null
  const plan = casefile.current ?? (casefile.planDraft === null ? null : planOf(casefile.planDraft))
  return (
    <section aria-labelledby={`cycle-${casefile.cycle}`}>
      <h2 class="nhsuk-heading-m" id={`cycle-${casefile.cycle}`}>
        {casefile.cycle} toolkit
      </h2>
      <StatusText shown={shown} />
      <GuidanceChanged cycle={casefile.cycle} change={shown.change} advice={shown.today?.advice} />
      <NextCycleLinks home={home} shown={shown} carries={allowed('edit-assessment')} />
      <LastDecision context={{ ...shown, address }} linked={allowed('edit-plan')} />
      <NextStepCard request={request} shown={shown} people={people} address={address} />
      {plan !== null && plan.items.length > 0 && (
        <>
          <h3 class="nhsuk-heading-s">Plan summary</h3>
          <ReturnDay.Provider value={shown.today?.returnToBusinessAsUsual ?? null}>
            <PlanTotals plan={plan} />
          </ReturnDay.Provider>
        </>
      )}
      <YourDates shown={shown} />
      <HelpDirectedTo help={shown.help} />
      <CasefileLinks casefile={casefile} address={address} allowed={allowed} warns={warns} />
    </section>
  )
}

/** T1, T7: the services and exemplars that the region directed the organisation to; nothing where there are none. */
function HelpDirectedTo({ help }: { readonly help: readonly DirectedHelp[] }) {
  if (help.length === 0) return null
  return (
    <>
      <h3 class="nhsuk-heading-s">Help you were directed to</h3>
      <SummaryList rows={help.map((each) => ({ key: each.name, value: <Help help={each} /> }))} />
    </>
  )
}

function Help({ help }: { readonly help: DirectedHelp }) {
  const directedOn = `Your region directed you there on ${formatDate(help.on)}.`
  if (help.kind === 'exemplar')
    return (
      <>
        <p>Exemplar organisation ({help.code}): it agreed to be named, so that others can learn from it.</p>
        <p>{directedOn}</p>
      </>
    )
  return (
    <>
      {help.entry === null ? (
        <p>It is no longer in the directory. Ask your Regional Security Lead.</p>
      ) : (
        <>
          <p>
            <Lines text={help.entry.helpsWith} />
          </p>
          <p>
            Serves {help.entry.serves.join(', ')}. Contact: <Lines text={help.entry.contact} />
          </p>
        </>
      )}
      <p>{directedOn}</p>
    </>
  )
}
