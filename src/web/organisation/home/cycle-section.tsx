import type { CycleHome, OrganisationHome } from '../../../casework/organisation-home.ts'
import { earlyWarningRefusal } from '../../../core/casefile/decide-engagement.ts'
import { planOf } from '../../../core/casefile/drafts.ts'
import { may, openedAsSubject } from '../../../core/permissions.ts'
import { GuidanceNotice } from '../../components/guidance-notice.tsx'
import { ReturnDay } from '../../components/return-day.ts'
import type { SignedInRequest } from '../../page-request.ts'
import { PlanInNumbers } from '../check/plan-in-numbers.tsx'
import { HelpDirectedTo } from '../help-directed-to.tsx'
import { LastDecision } from '../last-decision.tsx'
import { CasefileLinks } from './casefile-links.tsx'
import { NextCycleLinks } from './next-cycle-links.tsx'
import { NextStepCard } from './next-step-card.tsx'
import { StatusInWords } from './status-in-words.tsx'
import { YourDates } from './your-dates.tsx'

export type CycleSectionProps = {
  readonly request: SignedInRequest
  readonly home: OrganisationHome
  readonly shown: CycleHome
}

/** Where the organisation stands in one cycle. */
export function CycleSection({ request, home, shown }: CycleSectionProps) {
  const { organisation, people } = home
  const { casefile } = shown
  const address = `/organisations/${organisation.code}/${casefile.cycle}`
  const subject = openedAsSubject(organisation, request.today)
  const allowed = (permission: Parameters<typeof may>[1]) => may(request.viewer, permission, subject)
  const canWarn = earlyWarningRefusal(casefile, shown.today, request.today) === null
  const warns = canWarn || casefile.earlyWarning !== null
  const plan = casefile.current ?? (casefile.planDraft === null ? null : planOf(casefile.planDraft))
  return (
    <section aria-labelledby={`cycle-${casefile.cycle}`}>
      <h2 class="nhsuk-heading-m" id={`cycle-${casefile.cycle}`}>
        Cycle {casefile.cycle}
      </h2>
      <StatusInWords shown={shown} />
      <GuidanceNotice cycle={casefile.cycle} change={shown.change} advice={shown.today?.advice} />
      <NextCycleLinks home={home} shown={shown} carries={allowed('edit-assessment')} />
      <LastDecision opened={{ ...shown, address }} linked={allowed('edit-plan')} />
      <NextStepCard request={request} shown={shown} people={people} address={address} />
      {plan !== null && plan.items.length > 0 && (
        <>
          <h3 class="nhsuk-heading-s">The plan in one line</h3>
          <ReturnDay.Provider value={shown.today?.returnToBusinessAsUsual ?? null}>
            <PlanInNumbers plan={plan} />
          </ReturnDay.Provider>
        </>
      )}
      <YourDates shown={shown} />
      <HelpDirectedTo help={shown.help} />
      <CasefileLinks casefile={casefile} address={address} allowed={allowed} warns={warns} />
    </section>
  )
}
