import {
  emailFor,
  type KeptLetter,
  type LetterState,
  type OutboxPage,
  outboxPage,
  retryEmail,
} from '../../../casework/emails/outbox.ts'
import { formatDate, parseDay } from '../../../core/day.ts'
import { may } from '../../../core/permissions.ts'
import type { Table } from '../../../core/table.ts'
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
import { requestedFormat, tableFile } from '../../table-file.ts'

const states: readonly { readonly value: LetterState; readonly text: string; readonly tone: Tone }[] = [
  { value: 'queued', text: 'Waiting to go', tone: 'underway' },
  { value: 'sent', text: 'Sent', tone: 'good' },
  { value: 'stuck', text: 'Stuck', tone: 'bad' },
  { value: 'withdrawn', text: 'Not sent: no longer wanted', tone: 'neutral' },
]

/** The outbox: every letter, and what is stuck. */
export async function emailsPage(request: SignedInRequest): Promise<Answer> {
  const { casework, viewer, query } = request
  const state = states.find(({ value }) => value === field(query, 'state'))?.value ?? null
  const found = await outboxPage(casework, viewer, state, Math.max(1, count(query, 'page')))
  if (found === null) return notFound
  const format = requestedFormat(query)
  if (format !== null) return tableFile(tableOf(found.letters), `Letters ${request.today}`, format)
  return show(<OutboxList request={request} found={found} state={state} />)
}

/** One letter, for those who see the outbox and for the person it is to. */
export async function emailPage(request: SignedInRequest): Promise<Answer> {
  const letter = await emailFor(request.casework, request.viewer, request.params.id ?? '')
  return letter === null ? notFound : show(<EmailDetails request={request} letter={letter} />)
}

export async function retryFromPage({ casework, viewer, params }: SignedInRequest): Promise<Answer> {
  const id = params.id ?? ''
  const result = await retryEmail(casework, viewer, id)
  if (result === 'queued') return goTo(`/letters/${id}`)
  if (result === 'not-allowed') return notFound
  return showAgain(
    <Layout viewer={viewer} title="Not stuck any more">
      <h1 class="nhsuk-heading-l">Not stuck any more</h1>
      <p>Somebody was quicker, or the letter has gone. Nothing was sent twice.</p>
      <p>
        <a href="/letters">Back to the letters</a>
      </p>
    </Layout>,
    409,
  )
}

type OutboxListProps = {
  readonly request: SignedInRequest
  readonly found: OutboxPage
  readonly state: LetterState | null
}

function OutboxList({ request, found, state }: OutboxListProps) {
  const { letters, counts, page, pages } = found
  const here = (changes: string) =>
    `/letters?${new URLSearchParams({ ...(state === null ? {} : { state }) })}${changes}`
  return (
    <Layout viewer={request.viewer} title="Letters" wide>
      <h1 class="nhsuk-heading-l">Letters</h1>
      <p>{`${counts.queued} waiting to go, ${counts.sent} sent, ${counts.stuck} stuck, ${counts.withdrawn} not sent because what they asked for had come or was taken back.`}</p>
      <FilterPanel
        action="/letters"
        selects={[{ name: 'state', label: 'State', all: 'All letters', items: states, value: state ?? '' }]}
      />
      <DataTable
        caption="Letters, newest first"
        columns={columns}
        rows={letters}
        rowKey={({ id }) => `letter-${id}`}
        empty="No letters yet. They are written when something happens that concerns somebody."
        downloads={{ csv: here('&format=csv'), xlsx: here('&format=xlsx') }}
      />
      <Pager page={page} pages={pages} href={(number) => here(`&page=${number}`)} />
    </Layout>
  )
}

const columns: readonly Column<KeptLetter>[] = [
  { header: 'Subject', cell: ({ id, subject }) => <a href={`/letters/${id}`}>{subject}</a> },
  { header: 'To', cell: ({ to }) => `${to.name}, ${to.email}` },
  { header: 'Day', cell: ({ on }) => dayText(on), nowrap: true },
  { header: 'State', cell: ({ state }) => <State state={state} />, nowrap: true },
  { header: 'Tries', cell: ({ attempts }) => attempts, numeric: true },
]

function State({ state }: { readonly state: LetterState }) {
  const known = states.find(({ value }) => value === state)
  return <StatusTag name={known?.text ?? state} tone={known?.tone ?? 'neutral'} />
}

function EmailDetails({ request, letter }: { readonly request: SignedInRequest; readonly letter: KeptLetter }) {
  const { viewer } = request
  const mayRetry = letter.state === 'stuck' && may(viewer, 'retry-letters', null)
  const back = may(viewer, 'see-letters', null)
    ? { href: '/letters', text: 'Letters' }
    : { href: '/account', text: 'My account' }
  return (
    <Layout viewer={viewer} title={letter.subject} backLink={back}>
      <h1 class="nhsuk-heading-l">{letter.subject}</h1>
      <SummaryList
        rows={[
          { key: 'To', value: `${letter.to.name}, ${letter.to.email}` },
          { key: 'Day', value: dayText(letter.on) },
          { key: 'State', value: <State state={letter.state} /> },
          ...(letter.lastError === null ? [] : [{ key: 'Last trouble', value: letter.lastError }]),
        ]}
      />
      {mayRetry && (
        <Form action={`/letters/${letter.id}/retry`}>
          <Button>Try to send it again</Button>
        </Form>
      )}
      <article class="app-letter app-long-words">
        <Lines text={letter.body} />
      </article>
    </Layout>
  )
}

function tableOf(letters: readonly KeptLetter[]): Table {
  return {
    columns: ['Day', 'To', 'Email', 'Subject', 'State', 'Tries'],
    rows: letters.map(({ on, to, subject, state, attempts }) => [on, to.name, to.email, subject, state, attempts]),
  }
}

function dayText(text: string): string {
  const day = parseDay(text)
  return day === null ? text : formatDate(day)
}
