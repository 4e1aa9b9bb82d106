import { type MailedPlan, mailedPlans } from '../../../casework/mailed-plans.ts'
import type { Casefile } from '../../../core/casefile/casefile.ts'
import type { PlanDraft } from '../../../core/casefile/drafts.ts'
import { planOf } from '../../../core/casefile/drafts.ts'
import { findingsOfDraft } from '../../../core/casefile/findings.ts'
import { isDone } from '../../../core/plan/plan.ts'
import type { Finding } from '../../../core/plan/rules.ts'
import { type Answer, show } from '../../answer.ts'
import { MailedWorkbooks } from '../../components/mailed-workbooks.tsx'
import { Progress } from '../../components/progress.tsx'
import { field } from '../../form.ts'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'
import type { SignedInRequest } from '../../page-request.ts'
import { checkOf, type PlanCheck } from '../check/plan-check.ts'
import { PlanInNumbers } from '../check/plan-in-numbers.tsx'
import { LastDecision } from '../last-decision.tsx'
import { NextInShort } from '../next-in-short.tsx'
import { NoGuidanceYet } from '../no-guidance-yet.tsx'
import type { Opened } from '../opened.ts'
import { OrganisationFrame } from '../organisation-frame.tsx'
import { FoundInShort } from './found-in-short.tsx'
import { isAsDelivered } from './is-as-delivered.ts'
import { ItemList } from './item-list.tsx'
import { itemState } from './item-state.ts'
import { NoPlan } from './no-plan.tsx'
import { SentState } from './sent-state.tsx'
import { StepsToSending } from './steps-to-sending.tsx'
import { WorkbookLinks } from './workbook-links.tsx'

const title = 'Improvement plan'

/** The plan as a task list: each gap, what it lacks, what was found, and the steps up to sending it. */
export async function planPage(request: SignedInRequest, opened: Opened): Promise<Answer> {
  const draft = opened.casefile.planDraft
  if (draft === null) return show(<NoPlan request={request} opened={opened} title={title} />)
  const { organisation, cycle } = opened.place
  const mailed = (await mailedPlans(request.casework, request.viewer)).filter(
    (plan) => plan.organisation === organisation.code && plan.cycle === cycle,
  )
  return show(<Plan request={request} opened={opened} draft={draft} mailed={mailed} />)
}

type PlanProps = {
  readonly request: SignedInRequest
  readonly opened: Opened
  readonly draft: PlanDraft
  /** What came by mail for this plan from the viewer. */
  readonly mailed: readonly MailedPlan[]
}

function Plan({ request, opened, draft, mailed }: PlanProps) {
  const { casefile, today } = opened
  const saved = field(request.query, 'saved')
  const findings = findingsOfDraft(casefile, today)
  const check = checkOf(opened, draft, request.today)
  return (
    <OrganisationFrame request={request} place={opened.place} title={title}>
      {draft.items.some(({ item }) => item.evidence === saved) && (
        <NotificationBanner variant="success" heading={`Item ${saved} is saved`} headingElement="p" />
      )}
      <MailedWorkbooks plans={mailed} />
      <NoGuidanceYet opened={opened} />
      <SentState opened={opened} />
      <LastDecision opened={opened} linked={opened.may('edit-plan')} />
      <NextInShort opened={opened} />
      <PlanInNumbers plan={planOf(draft)} />
      <Limit draft={draft} most={today?.mostOutstandingItems ?? null} />
      <Progress done={filledIn(draft, findings)} total={draft.items.length} what="items filled in" />
      <h2 class="nhsuk-heading-m">Items</h2>
      <ItemList opened={opened} draft={draft} findings={findings} />
      <WorkbookLinks opened={opened} />
      {!isSettled(casefile) && <UpToSending opened={opened} draft={draft} check={check} />}
    </OrganisationFrame>
  )
}

/** An approved plan that nobody changes is neither checked nor sent again. */
function isSettled(casefile: Casefile): boolean {
  return casefile.review === 'approved' && isAsDelivered(casefile)
}

type UpToSendingProps = Pick<PlanProps, 'opened' | 'draft'> & { readonly check: PlanCheck | null }

function UpToSending({ opened, draft, check }: UpToSendingProps) {
  return (
    <>
      <StepsToSending opened={opened} draft={draft} findings={check?.findings.length ?? null} />
      {check !== null && <FoundInShort opened={opened} check={check} />}
    </>
  )
}

function filledIn(draft: PlanDraft, findings: readonly Finding[]): number {
  return draft.items.filter((item) => itemState(item, findings).tone === 'good').length
}

/** A3: how many outstanding items there are against how many there may be. */
function Limit({ draft, most }: { readonly draft: PlanDraft; readonly most: number | null }) {
  if (most === null) return null
  const outstanding = draft.items.filter(({ item }) => !isDone(item)).length
  if (outstanding <= most)
    return (
      <p>
        {outstanding} of {most} items: a plan may cover at most {most} outstanding evidence items.
      </p>
    )
  return (
    <WarningCallout heading="The plan covers too many items" headingLevel={2}>
      <p>
        It has {outstanding} outstanding evidence items. With more than {most} it will not be agreed (A3). Complete
        items until at most {most} are outstanding.
      </p>
    </WarningCallout>
  )
}
