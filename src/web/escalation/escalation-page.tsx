import { stageNames, stageOf } from '../../core/casefile/casefile.ts'
import { formatDate } from '../../core/day.ts'
import { type Answer, notFound, show } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { type ListColumn, tableOfList } from '../components/list-table.tsx'
import { CasefileStatus } from '../components/status-tag.tsx'
import { Layout } from '../layout.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { NotificationBanner } from '../nhsuk/notification-banner.tsx'
import { newestFirst, supportColumns } from '../region/support/support-recorded.tsx'
import { requestedFormat, type TableFormat, tableFile } from '../table-file.ts'
import { EnforcementNotices, enforcementNoticeColumns } from './enforcement-notices.tsx'
import type { EscalationContext } from './escalation-context.ts'
import { EscalationReason, reminderColumns } from './escalation-reason.tsx'
import { OneEscalation } from './one-escalation.tsx'
import type { EscalationViewProps } from './typed-escalation.ts'

/** The escalations of one casefile with their background, and the forms for this viewer; `?format=` with `?table=` gives a list as a file. */
export async function escalationPage(request: SignedInRequest, context: EscalationContext): Promise<Answer> {
  const format = requestedFormat(request.query)
  if (format === null) return show(<EscalationView request={request} context={context} typed={null} errors={[]} />)
  const { reminders, support, enforcementNotices } = context.casefile
  const file = <Row,>(title: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]) =>
    fileOf(context, title, tableOfList(columns, rows), format)
  switch (field(request.query, 'table')) {
    case 'requests':
      return file('Requests sent', reminderColumns, reminders)
    case 'support':
      return file('Support', supportColumns, newestFirst(support))
    case 'enforcement-notices':
      return file('Notices', enforcementNoticeColumns, enforcementNotices)
    default:
      return notFound
  }
}

function fileOf(
  { casefileKey: { organisation, cycle } }: EscalationContext,
  title: string,
  table: ReturnType<typeof tableOfList>,
  format: TableFormat,
): Promise<Answer> {
  return tableFile(table, `${title} ${organisation.code} ${cycle}`, format)
}

const title = 'Escalation to NHSX'

/** The escalations of one casefile, their background, and the notices of the NIS authority. */
export function EscalationView(props: EscalationViewProps) {
  const { request, context, errors } = props
  const { organisation, cycle } = context.casefileKey
  const done = doneBanners[field(request.query, 'done')]
  return (
    <Layout
      viewer={request.viewer}
      title={`${title}, ${organisation.name} ${cycle}`}
      errors={errors}
      breadcrumbs={[
        { text: 'My work', href: '/' },
        { text: 'Escalations', href: '/escalations' },
      ]}
      wide
    >
      <Heading size="l" caption={`${organisation.name} (${organisation.code}), ${cycle}`}>
        {title}
      </Heading>
      {done !== undefined && <NotificationBanner variant="success" heading={done} headingElement="p" />}
      <CasefileState {...props} />
      {context.escalations.map((escalation) => (
        <OneEscalation {...props} escalation={escalation} />
      ))}
      <EscalationReason context={context} />
      <EnforcementNotices {...props} />
    </Layout>
  )
}

const doneBanners: Readonly<Record<string, string>> = {
  'confirm-escalation': 'Escalated to NHSX. The SRO and the organisation are told.',
  'decline-escalation': 'Recorded: this is not escalated',
  'decide-escalation': 'Your decision is recorded. NHS Digital and the organisation are told.',
  'record-enforcement-notice': 'The notice is recorded. The organisation is told.',
  'answer-enforcement-notice': 'The outcome is recorded',
}

function CasefileState({ request, context }: EscalationViewProps) {
  const { casefile, address, casefileKey } = context
  const links = [
    { href: `${address}/plan`, text: 'Improvement plan', may: context.may('read-casefile') },
    { href: `${address}/updates`, text: 'Updates', may: context.may('read-casefile') },
    { href: `${address}/history`, text: 'History', may: context.may('read-history') },
    { href: `${address}/support`, text: 'Regional work', may: context.may('see-region') },
    {
      href: `/reviews/${casefileKey.organisation.code}/${casefileKey.cycle}`,
      text: 'Review',
      may: context.may('see-review-queue'),
    },
  ]
  return (
    <>
      <p>
        <CasefileStatus status={casefile.status} on={request.today} /> {stageNames[stageOf(casefile)]}
        {casefile.stageSince !== null && `, since ${formatDate(casefile.stageSince)}`}.
      </p>
      <ul class="nhsuk-list app-columns">
        {links
          .filter(({ may }) => may)
          .map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
      </ul>
    </>
  )
}
