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

/** The whole ground of an escalation on one page, and what this viewer may do there; `?table=` gives its lists as files. */
export async function escalationPage(request: SignedInRequest, opened: EscalationContext): Promise<Answer> {
  const format = requestedFormat(request.query)
  if (format === null) return show(<EscalationView request={request} opened={opened} typed={null} errors={[]} />)
  const { reminders: asked, support, enforcementNotices: notices } = opened.casefile
  const file = <Row,>(title: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]) =>
    fileOf(opened, title, tableOfList(columns, rows), format)
  switch (field(request.query, 'table')) {
    case 'asks':
      return file('Asks', reminderColumns, asked)
    case 'support':
      return file('Support', supportColumns, newestFirst(support))
    case 'notices':
      return file('Notices', enforcementNoticeColumns, notices)
    default:
      return notFound
  }
}

function fileOf(
  { place: { organisation, cycle } }: EscalationContext,
  title: string,
  table: ReturnType<typeof tableOfList>,
  format: TableFormat,
): Promise<Answer> {
  return tableFile(table, `${title} ${organisation.code} ${cycle}`, format)
}

const title = 'Escalation to NHSX'

/** One casefile’s escalations, what they rest on, and the notices. */
export function EscalationView(props: EscalationViewProps) {
  const { request, opened, errors } = props
  const { organisation, cycle } = opened.place
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
      {opened.escalations.map((escalation) => (
        <OneEscalation {...props} escalation={escalation} />
      ))}
      <EscalationReason opened={opened} />
      <EnforcementNotices {...props} />
    </Layout>
  )
}

const doneBanners: Readonly<Record<string, string>> = {
  'confirm-escalation': 'Escalated to NHSX. The SRO and the organisation are told.',
  'decline-escalation': 'It is recorded that this is not escalated',
  'decide-escalation': 'Your decision is recorded. NHS Digital and the organisation are told.',
  'record-enforcement-notice': 'The notice is recorded. The organisation is told.',
  'answer-enforcement-notice': 'The outcome is recorded',
}

function CasefileState({ request, opened }: EscalationViewProps) {
  const { casefile, address, place } = opened
  const links = [
    { href: `${address}/plan`, text: 'Improvement plan', may: opened.may('read-casefile') },
    { href: `${address}/updates`, text: 'Updates', may: opened.may('read-casefile') },
    { href: `${address}/history`, text: 'History', may: opened.may('read-history') },
    { href: `${address}/support`, text: 'What the region is asked', may: opened.may('see-region') },
    { href: `/reviews/${place.organisation.code}/${place.cycle}`, text: 'Review', may: opened.may('see-review-queue') },
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
