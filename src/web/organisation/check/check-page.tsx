import { type PlanDraft, planOf } from '../../../core/casefile/drafts.ts'
import { shortRevision } from '../../../core/casefile/history/revisions.ts'
import { formatDate } from '../../../core/day.ts'
import { pluralise } from '../../../core/sentences.ts'
import type { Table } from '../../../core/table.ts'
import { type Answer, show } from '../../../http/answer.ts'
import { count } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { InsetText, WarningCallout } from '../../nhsuk/inset-text.tsx'
import { NotificationBanner } from '../../nhsuk/notification-banner.tsx'
import { requestedFormat, tableFile } from '../../table-file.ts'
import type { CasefileContext } from '../casefile-context.ts'
import { NoPlanYet } from '../no-plan.tsx'
import { CasefileLayout } from '../organisation-layout.tsx'
import { checkOf, FindingsList, type PlanCheck } from './findings.tsx'
import { PlanTotals, WholePlan } from './whole-plan.tsx'

const title = 'Check the plan'

/** The whole plan as the reviewer will see it, with what to fix and to check; `?format=` gives that list as a file. */
export async function checkPage(request: SignedInRequest, context: CasefileContext): Promise<Answer> {
  const { planDraft, organisation, cycle } = context.casefile
  if (planDraft === null) return show(<NoPlanYet request={request} context={context} title={title} />)
  const check = checkOf(context, planDraft, request.today)
  const format = requestedFormat(request.query)
  if (format !== null && check !== null)
    return tableFile(checkTable(check), `Plan check ${organisation.code} ${cycle} ${request.today}`, format)
  return show(<Check request={request} context={context} draft={planDraft} check={check} />)
}

type CheckProps = {
  readonly request: SignedInRequest
  readonly context: CasefileContext
  readonly draft: PlanDraft
  readonly check: PlanCheck | null
}

function Check({ request, context, draft, check }: CheckProps) {
  const address = context.may('edit-plan') ? context.address : null
  return (
    <CasefileLayout request={request} context={context} title={title} wide>
      <WorkbookImported request={request} />
      <p class="nhsuk-body-l">
        This is the whole plan as the reviewer will see it, on {formatDate(request.today)} (revision{' '}
        {shortRevision(draft.revision)}).
      </p>
      <PlanTotals plan={planOf(draft)} />
      {check === null ? <NoGuidance cycle={context.casefileKey.cycle} /> : <Result check={check} context={context} />}
      <h2 class="nhsuk-heading-m" id="items">
        The plan, item by item
      </h2>
      <WholePlan cycle={context.casefile.cycle} plan={planOf(draft)} address={address} />
      <Onwards context={context} />
    </CasefileLayout>
  )
}

/** Shown after an upload was confirmed. */
function WorkbookImported({ request: { query } }: { readonly request: SignedInRequest }) {
  if (!query.has('imported')) return null
  const items = count(query, 'imported')
  return (
    <NotificationBanner variant="success" heading="Your changes are saved">
      <p>
        {items === 0 ? 'You kept everything as it was.' : `${pluralise(items, 'evidence item')} changed.`} This is the
        plan now.
      </p>
    </NotificationBanner>
  )
}

function NoGuidance({ cycle }: { readonly cycle: string }) {
  return (
    <InsetText>
      <p>No improvement plan guidance for {cycle} is in force today, so nothing can be checked by its rules yet.</p>
    </InsetText>
  )
}

function Result({ check, context }: { readonly check: PlanCheck; readonly context: CasefileContext }) {
  const here = `${context.address}/plan/check`
  const { cycle } = context.casefileKey
  const address = context.may('edit-plan') ? context.address : null
  const any = check.findings.length + check.hints.length > 0
  return (
    <>
      <Verdict findings={check.findings.length} />
      <FindingsList
        caption="Must fix before the plan can be agreed"
        rows={check.findings}
        cycle={cycle}
        address={address}
        empty="Nothing to fix."
        downloads={any ? { csv: `${here}?format=csv`, xlsx: `${here}?format=xlsx` } : undefined}
      />
      <FindingsList
        caption="Worth checking: what the reviewer may ask about"
        rows={check.hints}
        cycle={cycle}
        address={address}
        empty="Nothing to check. Points listed here look unrealistic, but never stop a plan."
      />
    </>
  )
}

function Verdict({ findings }: { readonly findings: number }) {
  if (findings === 0)
    return (
      <InsetText>
        <p>The plan breaks no rule. A reviewer still judges, item by item, whether it is realistic (A2).</p>
      </InsetText>
    )
  return (
    <WarningCallout heading="As it stands this plan cannot be agreed" headingLevel={2}>
      <p>
        {findings === 1 ? 'There is 1 reason' : `There are ${findings} reasons`}, listed below with what to do about
        each.
      </p>
    </WarningCallout>
  )
}

function Onwards({ context: { address, may } }: { readonly context: CasefileContext }) {
  return (
    <ul class="nhsuk-list">
      {may('sign-off-plan') && (
        <li>
          <a href={`${address}/plan/sign-off`}>Go on to sign off the plan</a>
        </li>
      )}
      {may('send-plan') && (
        <li>
          <a href={`${address}/plan/sign-off`}>See who has to sign the plan off</a>
        </li>
      )}
      {may('send-plan') && (
        <li>
          <a href={`${address}/plan/send`}>Go on to send the plan</a>
        </li>
      )}
    </ul>
  )
}

/** What must be fixed and what is worth checking, as a table to download. */
function checkTable({ findings, hints }: PlanCheck): Table {
  return {
    columns: ['Kind', 'Rule', 'Evidence item', 'What was found', 'Guidance', 'What to do'],
    rows: [...findings, ...hints].map(({ rule, evidence, heading, quote, whatToDo }) => [
      quote === null ? 'Worth checking' : 'Must fix',
      rule,
      evidence,
      heading,
      quote,
      whatToDo,
    ]),
  }
}
