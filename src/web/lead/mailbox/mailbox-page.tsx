import { lastMailboxVisit, type MailboxVisit } from '../../../casework/mailbox/receive-mail.ts'
import {
  allReceivedMail,
  type MailFilter,
  type ReceivedMail,
  type ReceivedMailPage,
  receivedMailPage,
} from '../../../casework/mailbox/received-mail.ts'
import { forTheLead, outcomeKinds, outcomeName } from '../../../core/mailbox/mail-outcome-wording.ts'
import type { TableInBatches } from '../../../core/table.ts'
import { type Answer, notFound, show } from '../../../http/answer.ts'
import { count, field, type SubmittedForm } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { FilterPanel } from '../../components/filter-panel.tsx'
import { Pager } from '../../components/pager.tsx'
import { StatusTag } from '../../components/status-tag.tsx'
import { Layout } from '../../layout.tsx'
import { requestedFormat, tableFile, tableInBatches } from '../../table-file.ts'
import { fromText } from './mail-page.tsx'
import { MailboxState, momentText } from './mailbox-state.tsx'

const perPage = 50

/** The emails received, those that the lead has to deal with first; `?format=` gives all of the filter as a file. */
export async function mailboxPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query } = request
  const [filter, format] = [filterIn(query), requestedFormat(query)]
  if (format !== null) {
    const mail = await allReceivedMail(casework, viewer, filter)
    return mail === null ? notFound : tableFile(tableOf(mail), `Mailbox ${request.today}`, format)
  }
  const received = await receivedMailPage(casework, viewer, filter, { page: count(query, 'page'), perPage })
  if (received === null) return notFound
  return show(
    <Mailbox request={request} received={received} filter={filter} visit={await lastMailboxVisit(casework)} />,
  )
}

function filterIn(query: SubmittedForm): MailFilter {
  const state = field(query, 'state')
  return {
    outcome: outcomeKinds.find((kind) => kind === field(query, 'outcome')) ?? null,
    state: state === 'handled' || state === 'all' ? state : 'to-do',
  }
}

type MailboxProps = {
  readonly request: SignedInRequest
  readonly received: ReceivedMailPage
  readonly filter: MailFilter
  readonly visit: MailboxVisit | null
}

function Mailbox({ request, received, filter, visit }: MailboxProps) {
  const here = (changes: Readonly<Record<string, string>>) =>
    `/mailbox?${new URLSearchParams({ ...(filter.outcome === null ? {} : { outcome: filter.outcome }), state: filter.state, ...changes })}`
  return (
    <Layout viewer={request.viewer} title="Mailbox" wide>
      <h1 class="nhsuk-heading-l">Mailbox</h1>
      <MailboxState address={request.site.mailboxAddress ?? null} visit={visit} />
      <Filters filter={filter} />
      <DataTable
        caption={`${captions[filter.state]}, newest first`}
        columns={columns}
        rows={received.mail}
        rowKey={({ id }) => `mail-${id}`}
        empty={
          filter.state === 'to-do' ? 'There is no email to deal with.' : 'No email of this kind has been received.'
        }
        downloads={{ csv: here({ format: 'csv' }), xlsx: here({ format: 'xlsx' }) }}
      />
      <Pager page={received.page} pages={received.pages} href={(page) => here({ page: String(page) })} />
    </Layout>
  )
}

function Filters({ filter }: Pick<MailboxProps, 'filter'>) {
  return (
    <FilterPanel
      action="/mailbox"
      selects={[
        {
          name: 'outcome',
          label: 'Outcome',
          all: 'All outcomes',
          items: outcomeKinds.map((value) => ({ value, text: outcomeName(value) })),
          value: filter.outcome ?? '',
        },
        { name: 'state', label: 'Show', all: 'To deal with', items: states, value: filter.state },
      ]}
    />
  )
}

const states = [
  { value: 'handled', text: 'Dealt with' },
  { value: 'all', text: 'Everything' },
]

const captions: Readonly<Record<MailFilter['state'], string>> = {
  'to-do': 'Emails to deal with',
  handled: 'Emails dealt with',
  all: 'All emails',
}

const columns: readonly Column<ReceivedMail>[] = [
  {
    header: 'Subject',
    cell: ({ id, subject }) => <a href={`/mailbox/${id}`}>{subject === '' ? 'No subject' : subject}</a>,
  },
  { header: 'From', cell: (mail) => fromText(mail) },
  { header: 'Received', cell: ({ receivedAt }) => momentText(receivedAt) },
  { header: 'Outcome', cell: (mail) => <Outcome mail={mail} />, nowrap: true },
  { header: 'Why', cell: ({ why }) => why },
]

function Outcome({ mail: { outcome, handled } }: { readonly mail: ReceivedMail }) {
  const needsAction = handled === null && forTheLead.includes(outcome)
  return (
    <StatusTag
      name={outcomeName(outcome)}
      tone={needsAction ? 'attention' : outcome === 'waiting' ? 'good' : 'neutral'}
    />
  )
}

const headings = ['Received', 'From', 'Email', 'Subject', 'Outcome', 'Why', 'Organisation', 'Dealt with by', 'Note']

function tableOf(mail: AsyncIterable<readonly ReceivedMail[]>): TableInBatches {
  return tableInBatches(headings, mail, ({ receivedAt, from, subject, outcome, why, organisation, handled }) => [
    receivedAt,
    from.name,
    from.email,
    subject,
    outcomeName(outcome),
    why,
    organisation ?? '',
    handled?.by ?? '',
    handled?.note ?? '',
  ])
}
