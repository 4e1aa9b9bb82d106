import {
  type EmailState,
  emailFor,
  type ListedEmail,
  type OutboxPage,
  outboxPage,
  retryEmail,
  type StoredEmail,
  wholeOutbox,
} from '../../../casework/emails/outbox.ts'
import { formatDate, parseDay } from '../../../core/day.ts'
import { may } from '../../../core/permissions.ts'
import type { TableInBatches } from '../../../core/table.ts'
import { type Answer, goTo, notFound, show, showAgain } from '../../../http/answer.ts'
import { count, field } from '../../../http/form.ts'
import type { SignedInRequest } from '../../../http/page-request.ts'
import { type Column, DataTable } from '../../components/data-table.tsx'
import { FilterPanel } from '../../components/filter-panel.tsx'
import { Pager } from '../../components/pager.tsx'
import { StatusTag, type Tone } from '../../components/status-tag.tsx'
import { Lines } from '../../components/text.tsx'
import { Layout } from '../../layout.tsx'
import { Button } from '../../nhsuk/button.tsx'
import { Form } from '../../nhsuk/form.tsx'
import { SummaryList } from '../../nhsuk/summary-list.tsx'
import { requestedFormat, tableFile, tableInBatches } from '../../table-file.ts'

const states: readonly { readonly value: EmailState; readonly text: string; readonly tone: Tone }[] = [
  { value: 'queued', text: 'Waiting to be sent', tone: 'underway' },
  { value: 'sent', text: 'Sent', tone: 'good' },
  { value: 'failed', text: 'Failed to send', tone: 'bad' },
  { value: 'withdrawn', text: 'Not sent: no longer needed', tone: 'neutral' },
]

/** The outbox: every email and its state; `?state=` filters it, `?format=` gives the whole list as a file. */
export async function emailsPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query } = request
  const state = states.find(({ value }) => value === field(query, 'state'))?.value ?? null
  const format = requestedFormat(query)
  if (format !== null) {
    const emails = await wholeOutbox(casework, viewer, state)
    return emails === null ? notFound : tableFile(tableOf(emails), `Emails ${request.today}`, format)
  }
  const outbox = await outboxPage(casework, viewer, state, Math.max(1, count(query, 'page')))
  if (outbox === null) return notFound
  return show(<OutboxList request={request} outbox={outbox} state={state} />)
}

/** One email, for people who may see the outbox and for the person it is addressed to. */
export async function emailPage(request: SignedInRequest): Promise<Answer> {
  const email = await emailFor(request.casework, request.viewer, request.params.id ?? '')
  return email === null ? notFound : show(<EmailDetails request={request} email={email} />)
}

export async function retryFromPage({ casework, viewer, params }: SignedInRequest): Promise<Answer> {
  const id = params.id ?? ''
  const result = await retryEmail(casework, viewer, id)
  if (result === 'queued') return goTo(`/emails/${id}`)
  if (result === 'not-allowed') return notFound
  return showAgain(
    <Layout viewer={viewer} title="This email does not need to be sent again">
      <h1 class="nhsuk-heading-l">This email does not need to be sent again</h1>
      <p>Somebody else has tried it again, or it has been sent. Nothing was sent twice.</p>
      <p>
        <a href="/emails">Back to the emails</a>
      </p>
    </Layout>,
    409,
  )
}

type OutboxListProps = {
  readonly request: SignedInRequest
  readonly outbox: OutboxPage
  readonly state: EmailState | null
}

function OutboxList({ request, outbox, state }: OutboxListProps) {
  const { emails, counts, page, pages } = outbox
  const here = (changes: string) => `/emails?${new URLSearchParams({ ...(state === null ? {} : { state }) })}${changes}`
  return (
    <Layout viewer={request.viewer} title="Emails" wide>
      <h1 class="nhsuk-heading-l">Emails</h1>
      <p>{`${counts.queued} waiting to be sent, ${counts.sent} sent, ${counts.failed} failed to send, ${counts.withdrawn} not sent because they were no longer needed.`}</p>
      <FilterPanel
        action="/emails"
        selects={[{ name: 'state', label: 'State', all: 'All emails', items: states, value: state ?? '' }]}
      />
      <DataTable
        caption="Emails, newest first"
        columns={columns}
        rows={emails}
        rowKey={({ id }) => `email-${id}`}
        empty="No emails yet. The service writes one when something happens that a person needs to know."
        downloads={{ csv: here('&format=csv'), xlsx: here('&format=xlsx') }}
      />
      <Pager page={page} pages={pages} href={(number) => here(`&page=${number}`)} />
    </Layout>
  )
}

const columns: readonly Column<StoredEmail>[] = [
  { header: 'Subject', cell: ({ id, subject }) => <a href={`/emails/${id}`}>{subject}</a> },
  { header: 'To', cell: ({ to }) => `${to.name}, ${to.email}` },
  { header: 'Day', cell: ({ on }) => dayText(on), nowrap: true },
  { header: 'State', cell: ({ state }) => <State state={state} />, nowrap: true },
  { header: 'Attempts', cell: ({ attempts }) => attempts, numeric: true },
]

function State({ state }: { readonly state: EmailState }) {
  const known = states.find(({ value }) => value === state)
  return <StatusTag name={known?.text ?? state} tone={known?.tone ?? 'neutral'} />
}

function EmailDetails({ request, email }: { readonly request: SignedInRequest; readonly email: StoredEmail }) {
  const { viewer } = request
  const mayRetry = email.state === 'failed' && may(viewer, 'retry-emails', null)
  const back = may(viewer, 'see-outbox', null)
    ? { href: '/emails', text: 'Emails' }
    : { href: '/account', text: 'My account' }
  return (
    <Layout viewer={viewer} title={email.subject} backLink={back}>
      <h1 class="nhsuk-heading-l">{email.subject}</h1>
      <SummaryList
        rows={[
          { key: 'To', value: `${email.to.name}, ${email.to.email}` },
          { key: 'Day', value: dayText(email.on) },
          { key: 'State', value: <State state={email.state} /> },
          ...(email.lastError === null ? [] : [{ key: 'Last error', value: email.lastError }]),
        ]}
      />
      {mayRetry && (
        <Form action={`/emails/${email.id}/retry`}>
          <Button>Try to send this email again</Button>
        </Form>
      )}
      <article class="app-email app-long-words">
        <Lines text={email.body} />
      </article>
    </Layout>
  )
}

const headings = ['Day', 'To', 'Email', 'Subject', 'State', 'Attempts']

function tableOf(emails: AsyncIterable<readonly ListedEmail[]>): TableInBatches {
  return tableInBatches(headings, emails, ({ on, to, subject, state, attempts }) => [
    on,
    to.name,
    to.email,
    subject,
    state,
    attempts,
  ])
}

function dayText(text: string): string {
  const day = parseDay(text)
  return day === null ? text : formatDate(day)
}
