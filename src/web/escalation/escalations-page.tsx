import { escalationsFor, type ListedEscalation, wholeEscalations } from '../../casework/escalations/escalations.ts'
import type { EscalationState } from '../../core/casefile/escalations.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, notFound, show } from '../../http/answer.ts'
import { field, pageNumber } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { type ListColumn, PagedList, tableOfList } from '../components/list-table.tsx'
import { Layout } from '../layout.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'
import { confirmedColumns, decidedColumns, endedColumns, proposedColumns } from './escalation-columns.tsx'

const title = 'Escalations to NHSX'

/** So many escalations of each list are on a page. */
const pageLength = 50

/**
 * T8: the escalations that this viewer may see, by state; `?table=` names the list of which `?page=` gives a page, the
 * others begin at their first; with `?format=` it gives that list whole as a file.
 */
export async function escalationsPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query, today } = request
  const [shown, table, format] = [listsFor(request), field(query, 'table'), requestedFormat(query)]
  if (format !== null) {
    const list = shown.find(({ id }) => id === table)
    if (list === undefined) return notFound
    const whole = await wholeEscalations(casework, viewer, list.states)
    return tableFile(tableOfList(list.columns, whole), `${list.title} ${today}`, format)
  }
  const pageOf = ({ id }: List) => (id === table ? pageNumber(query) : 1)
  const wanted = shown.map((list) => ({
    states: list.states,
    limit: pageLength,
    offset: (pageOf(list) - 1) * pageLength,
  }))
  const { lists: parts, counts } = await escalationsFor(casework, viewer, wanted)
  const parted = shown.map((list, index) => ({
    ...list,
    rows: parts[index] ?? [],
    count: list.states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0),
    page: pageOf(list),
  }))
  return show(<Escalations request={request} lists={parted} />)
}

type List = {
  readonly id: string
  readonly title: string
  readonly states: readonly EscalationState[]
  readonly columns: readonly ListColumn<ListedEscalation>[]
  readonly empty: string
}

const lists: readonly List[] = [
  {
    id: 'proposed',
    title: 'Proposed',
    states: ['proposed'],
    columns: proposedColumns,
    empty:
      'Nothing is proposed. The service proposes an escalation when what was due has not been sent, even after the region was asked to help.',
  },
  {
    id: 'confirmed',
    title: 'Confirmed, for the SRO to decide',
    states: ['confirmed'],
    columns: confirmedColumns,
    empty: 'No escalation is waiting for a decision. When one is confirmed, it appears here and the SRO gets an email.',
  },
  {
    id: 'decided',
    title: 'Decided by the SRO',
    states: ['decided'],
    columns: decidedColumns,
    empty: 'The SRO has not decided about any escalation yet.',
  },
  {
    id: 'ended',
    title: 'Lapsed or not confirmed',
    states: ['lapsed', 'declined'],
    columns: endedColumns,
    empty: 'No proposal has lapsed, and none was declined.',
  },
]

/** The SRO and the NIS authority see escalations once confirmed, never proposals. */
function listsFor({ viewer }: SignedInRequest): readonly List[] {
  const seesProposals = may(viewer, 'confirm-escalation', null) || may(viewer, 'see-review-queue', null)
  return seesProposals ? lists : lists.filter(({ id }) => id === 'confirmed' || id === 'decided')
}

type EscalationsProps = {
  readonly request: SignedInRequest
  readonly lists: readonly ShownList[]
}

/** A page of a list; `count` is how many are on all its pages. */
type ShownList = List & { readonly rows: readonly ListedEscalation[]; readonly count: number; readonly page: number }

function Escalations({ request: { viewer }, lists: shown }: EscalationsProps) {
  return (
    <Layout viewer={viewer} title={title} breadcrumbs={[{ text: 'My work', href: '/' }]} wide>
      <Heading size="l">{title}</Heading>
      <p>
        If a Trust does not engage, the service proposes an escalation with the reason. A reviewer or the lead at NHS
        Digital confirms it with the case in writing, and the NHSX senior responsible owner (SRO) decides what follows.
      </p>
      <nav aria-label="Lists of escalations">
        <ul class="nhsuk-list">
          {shown.map(({ id, title: name, count }) => (
            <li>
              <a href={`#${id}`}>
                {name} ({count})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.map((list) => (
        <OneList {...list} />
      ))}
    </Layout>
  )
}

function OneList(list: ShownList) {
  const { id, title: name, count } = list
  const here = (parameter: string, value: string) => `/escalations?table=${id}&${parameter}=${value}`
  return (
    <section aria-labelledby={id}>
      <h2 class="nhsuk-heading-m" id={id}>
        {name} ({count})
      </h2>
      <PagedList {...list} pageLength={pageLength} here={here} />
    </section>
  )
}
