import { type MailedPlan, mailedPlans } from '../../../casework/plans/uploads.ts'
import type { Casefile } from '../../../core/casefile/casefile.ts'
import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { findingsOfDraft } from '../../../core/casefile/plans/findings.ts'
import { isDone } from '../../../core/plan/plan.ts'
import type { Finding } from '../../../core/plan/rules.ts'
import { nextStep } from '../../../core/timetable/next-step.ts'
import { type Answer, show } from '../../../http/answer.ts'
import { field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { DayText } from '../../components/day-text.tsx'
import { DueTag, NextEmail } from '../../components/due.tsx'
import { MailedWorkbooks } from '../../components/mailed-workbooks.tsx'
import { Progress } from '../../components/progress.tsx'
import { useHere } from '../../nhsuk/here.ts'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import type { CasefileContext } from '../casefile-context.ts'
import { checkOf, type PlanCheck } from '../check/findings.tsx'
import { PlanTotals } from '../check/whole-plan.tsx'
import { LastDecision } from '../last-decision.tsx'
import { NoGuidanceYet, NoPlan } from '../no-plan.tsx'
import { OrganisationLayout } from '../organisation-layout.tsx'
import { FindingsSummary } from './findings-summary.tsx'
import { ItemList, itemState } from './item-list.tsx'
import { isAsDelivered, SentState } from './sent-state.tsx'
import { StepsToSending } from './steps-to-sending.tsx'

const title = 'Improvement plan'

/** The plan as a task list: each gap, what it lacks, what was found, and the steps up to sending it. */
export async function planPage(request: SignedInRequest, opened: CasefileContext): Promise<Answer> {
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
  readonly opened: CasefileContext
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
    <OrganisationLayout request={request} place={opened.place} title={title}>
      {draft.items.some(({ item }) => item.evidence === saved) && (
        <NotificationBanner variant="success" heading={`Item ${saved} is saved`} headingElement="p" />
      )}
      <MailedWorkbooks plans={mailed} />
      <NoGuidanceYet opened={opened} />
      <SentState opened={opened} />
      <LastDecision opened={opened} linked={opened.may('edit-plan')} />
      <NextDue opened={opened} />
      <PlanTotals plan={planOf(draft)} />
      <Limit draft={draft} most={today?.mostOutstandingItems ?? null} />
      <Progress done={filledIn(draft, findings)} total={draft.items.length} what="items filled in" />
      <h2 class="nhsuk-heading-m">Items</h2>
      <ItemList opened={opened} draft={draft} findings={findings} />
      <WorkbookLinks opened={opened} />
      {!isSettled(casefile) && <UpToSending opened={opened} draft={draft} check={check} />}
    </OrganisationLayout>
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
      {check !== null && <FindingsSummary opened={opened} check={check} />}
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

/** The plan as a workbook, for those who would rather write it there. */
function WorkbookLinks({ opened: { address, may } }: { readonly opened: CasefileContext }) {
  return (
    <ul>
      <li>
        <a href={`${address}/plan/workbook`}>Download the plan as a workbook (.xlsx)</a>
      </li>
      {may('edit-plan') && (
        <li>
          <a href={`${address}/plan/upload`}>Upload a workbook that you filled in</a>
        </li>
      )}
    </ul>
  )
}

/** What happens next, who acts and by when, and the email that goes next, in two lines. */
function NextDue({ opened }: { readonly opened: CasefileContext }) {
  const { today } = useHere()
  const { what, who, by, due } = nextStep(opened.casefile, opened.dated, today)
  return (
    <>
      <p>
        What happens next: {what}. Who: {who}.
        {by !== null && (
          <>
            {' '}
            By <DayText day={by} />.
          </>
        )}{' '}
        {due !== null && opened.dated !== null && <DueTag due={due} dated={opened.dated} />}
      </p>
      <NextEmail shown={opened} />
    </>
  )
}
