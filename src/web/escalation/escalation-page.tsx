import { type Answer, notFound, show } from '../answer.ts'
import { type ListColumn, tableOfList } from '../components/list-table.tsx'
import { field } from '../form.ts'
import { newestFirst, supportColumns } from '../organisation/support/support-recorded.tsx'
import type { SignedInRequest } from '../page-request.ts'
import { formatAsked, type TableFormat, tableFile } from '../table-file.ts'
import { EscalationView } from './escalation-view.tsx'
import { askColumns } from './ground.tsx'
import { noticeColumns } from './notices.tsx'
import type { OpenedEscalation } from './opened-escalation.ts'

/** The whole ground of an escalation on one page, and what this viewer may do there; `?table=` gives its lists as files. */
export async function escalationPage(request: SignedInRequest, opened: OpenedEscalation): Promise<Answer> {
  const format = formatAsked(request.query)
  if (format === null) return show(<EscalationView request={request} opened={opened} typed={null} errors={[]} />)
  const { asked, support, notices } = opened.casefile
  const file = <Row,>(title: string, columns: readonly ListColumn<Row>[], rows: readonly Row[]) =>
    fileOf(opened, title, tableOfList(columns, rows), format)
  switch (field(request.query, 'table')) {
    case 'asks':
      return file('Asks', askColumns, asked)
    case 'support':
      return file('Support', supportColumns, newestFirst(support))
    case 'notices':
      return file('Notices', noticeColumns, notices)
    default:
      return notFound
  }
}

function fileOf(
  { place: { organisation, cycle } }: OpenedEscalation,
  title: string,
  table: ReturnType<typeof tableOfList>,
  format: TableFormat,
): Promise<Answer> {
  return tableFile(table, `${title} ${organisation.code} ${cycle}`, format)
}
