import { escalationsFor, type ListedEscalation } from '../../casework/escalations/escalations.ts'
import type { EscalationState } from '../../core/casefile/escalations.ts'
import { may } from '../../core/permissions.ts'
import { type Answer, notFound, show } from '../../http/answer.ts'
import { field } from '../../http/form.ts'
import type { SignedInRequest } from '../../http/page-request.ts'
import { type ListColumn, ListTable, tableOfList } from '../components/list-table.tsx'
import { Layout } from '../layout.tsx'
import { Heading } from '../nhsuk/heading.tsx'
import { requestedFormat, tableFile } from '../table-file.ts'
import { confirmedColumns, decidedColumns, endedColumns, proposedColumns } from './escalation-columns.tsx'

const title = 'Escalations to NHSX'

/** T8: the escalations that this viewer may see, by state; `?format=` with `?table=` gives a list as a file. */
export async function escalationsPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query, today } = request
  const escalations = await escalationsFor(casework, viewer)
  const lists = listsFor(request).map((list) => ({
    ...list,
    rows: escalations.filter(({ state }) => list.states.includes(state)),
  }))
  const format = requestedFormat(query)
  if (format !== null) {
    const requested = lists.find(({ id }) => id === field(query, 'table'))
    if (requested === undefined) return notFound
    return tableFile(tableOfList(requested.columns, requested.rows), `${requested.title} ${today}`, format)
  }
  return show(<Escalations request={request} lists={lists} />)
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
  readonly lists: readonly (List & { readonly rows: readonly ListedEscalation[] })[]
}

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
          {shown.map(({ id, title: name, rows }) => (
            <li>
              <a href={`#${id}`}>
                {name} ({rows.length})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {shown.map(({ id, title: name, columns, rows, empty }) => (
        <section aria-labelledby={id}>
          <h2 class="nhsuk-heading-m" id={id}>
            {name} ({rows.length})
          </h2>
          <ListTable
            caption={name}
            captionHidden
            columns={columns}
            rows={rows}
            empty={empty}
            downloads={{
              csv: `/escalations?table=${id}&format=csv`,
              xlsx: `/escalations?table=${id}&format=xlsx`,
            }}
            wordy
          />
        </section>
      ))}
    </Layout>
  )
}
