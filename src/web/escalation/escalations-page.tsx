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

/** T8: what is proposed, confirmed, decided and came to nothing, as far as it concerns this person. */
export async function escalationsPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query, today } = request
  const escalations = await escalationsFor(casework, viewer)
  const lists = listsFor(request).map((list) => ({
    ...list,
    rows: escalations.filter(({ state }) => list.states.includes(state)),
  }))
  const format = requestedFormat(query)
  if (format !== null) {
    const asked = lists.find(({ id }) => id === field(query, 'table'))
    if (asked === undefined) return notFound
    return tableFile(tableOfList(asked.columns, asked.rows), `${asked.title} ${today}`, format)
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
      'Nothing is proposed. The service proposes an escalation when what was due has not come and the region was asked in vain.',
  },
  {
    id: 'confirmed',
    title: 'Confirmed, for the SRO to decide',
    states: ['confirmed'],
    columns: confirmedColumns,
    empty: 'Nothing waits for a decision. When an escalation is confirmed it stands here, and an email tells the SRO.',
  },
  {
    id: 'decided',
    title: 'Decided by the SRO',
    states: ['decided'],
    columns: decidedColumns,
    empty: 'The SRO has decided about no escalation yet.',
  },
  {
    id: 'ended',
    title: 'Lapsed or not confirmed',
    states: ['lapsed', 'declined'],
    columns: endedColumns,
    empty: 'No proposal has lapsed, and none was declined.',
  },
]

/** The SRO and the NIS authority hear of what was confirmed, never of what was only proposed. */
function listsFor({ viewer }: SignedInRequest): readonly List[] {
  const isOfDigital = may(viewer, 'confirm-escalation', null) || may(viewer, 'see-review-queue', null)
  return isOfDigital ? lists : lists.filter(({ id }) => id === 'confirmed' || id === 'decided')
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
        Where a Trust does not engage, the service proposes to escalate it with the grounds. A reviewer or the lead at
        NHS Digital confirms that with the case in writing, and the NHSX senior responsible owner (SRO) decides what
        follows (T8).
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
