import type { MailedPlan } from '../../../casework/plans/uploads.ts'
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

/** The plan as a task list: each gap with what is missing, what to fix, and the steps up to sending it. */
export async function planPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const draft = context.casefile.planDraft
  if (draft === null) return show(<NoPlan request={request} context={context} title={title} />)
  const mailed = context.may('edit-plan') ? context.mailed : []
  return show(<Plan request={request} context={context} draft={draft} mailed={mailed} />)
}

type PlanProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly draft: PlanDraft
  /** The workbooks that the viewer sent by email for this plan. */
  readonly mailed: readonly MailedPlan[]
}

function Plan({ request, context, draft, mailed }: PlanProps) {
  const { casefile, today } = context
  const saved = field(request.query, 'saved')
  const findings = findingsOfDraft(casefile, today)
  const check = checkOf(context, draft, request.today)
  return (
    <OrganisationLayout request={request} casefileKey={context.casefileKey} title={title}>
      {draft.items.some(({ item }) => item.evidence === saved) && (
        <NotificationBanner variant="success" heading={`Item ${saved} is saved`} headingElement="p" />
      )}
      <MailedWorkbooks plans={mailed} />
      <NoGuidanceYet context={context} />
      <SentState context={context} />
      <LastDecision context={context} linked={context.may('edit-plan')} />
      <NextDue context={context} />
      <PlanTotals plan={planOf(draft)} />
      <Limit draft={draft} most={today?.mostOutstandingItems ?? null} />
      <Progress done={filledIn(draft, findings)} total={draft.items.length} what="items filled in" />
      <h2 class="nhsuk-heading-m">Items</h2>
      <ItemList context={context} draft={draft} findings={findings} />
      <WorkbookLinks context={context} />
      {!isSettled(casefile) && <UpToSending context={context} draft={draft} check={check} />}
    </OrganisationLayout>
  )
}

/** An approved plan that was not changed since needs no check and no sending. */
function isSettled(casefile: Casefile): boolean {
  return casefile.review === 'approved' && isAsDelivered(casefile)
}

type UpToSendingProps = Pick<PlanProps, 'context' | 'draft'> & { readonly check: PlanCheck | null }

function UpToSending({ context, draft, check }: UpToSendingProps) {
  return (
    <>
      <StepsToSending context={context} draft={draft} findings={check?.findings.length ?? null} />
      {check !== null && <FindingsSummary context={context} check={check} />}
    </>
  )
}

function filledIn(draft: PlanDraft, findings: readonly Finding[]): number {
  return draft.items.filter((item) => itemState(item, findings).tone === 'good').length
}

/** A3: how many outstanding items the plan has, and how many it may have. */
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

/** The plan as a workbook, for those who prefer to write it there. */
function WorkbookLinks({ context: { address, may } }: { readonly context: CasefileContext }) {
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

/** What happens next, who acts and by when; then the next email. */
function NextDue({ context }: { readonly context: CasefileContext }) {
  const { today } = useHere()
  const { what, who, by, due } = nextStep(context.casefile, context.dated, today)
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
        {due !== null && context.dated !== null && <DueTag due={due} dated={context.dated} />}
      </p>
      <NextEmail shown={context} />
    </>
  )
}
