import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { anItem, ref } from '../../src/core/plan/plan.builders.ts'
import { routes } from '../../src/web/routes.ts'
import { planSentBy } from '../support/story.ts'
import { type TestWeb, testWeb } from '../support/web.ts'
import { anyRequest, type FuzzedRequest } from './requests.ts'

/** Stands in the plan of one organisation only; whoever else is answered with it has been told too much. */
const secret = 'Zyxwvut-only-in-the-plan-of-RAL'

/** Everybody with a role, none of whom may see the plan of RAL. */
const people = ['editor', 'siro', 'administrator', 'reader', 'rsl', 'rdt', 'sro', 'nis-authority'] as const

/** What an answer shows that it must not. */
const mistakes: readonly [name: string, found: RegExp][] = [
  ['a stack trace', /\bat [\w.<>]+ \(?(file:|\/|node:)/],
  ['a path of this machine', /node_modules|\/src\/(core|store|web|casework)\//],
  [
    'a statement of SQL',
    /\b(select|insert|update) .{0,80}\b(from|into|set)\b.{0,40}\b(casefiles|emails|people|drafts)\b/i,
  ],
  ['another’s plan', new RegExp(secret)],
]

type Fuzzed = { readonly requests: number; readonly byStatus: Readonly<Record<string, number>> }

/** Sends `runs` made-up requests over all routes; throws with the seed and the request where one is answered wrongly. */
export async function fuzz(runs: number, seed: number, progress: (sent: number) => void = () => {}): Promise<Fuzzed> {
  const web = await testWeb()
  const cookies = await signedInPeople(web)
  await planSentBy(web.casework, 'RAL', [anItem({ evidence: ref('4.5.3'), gap: secret })])
  await planSentBy(web.casework, 'XCE', [anItem({ evidence: ref('4.5.3') })])
  const byStatus: Record<string, number> = {}
  let sent = 0
  const request = anyRequest(routes, people, fieldsOfForms)
  await fc.assert(
    fc.asyncProperty(request, async (asked) => {
      const answer = await send(web, cookies, asked)
      byStatus[answer.statusCode] = (byStatus[answer.statusCode] ?? 0) + 1
      sent += 1
      if (sent % 500 === 0) progress(sent)
      complainOf(asked, answer)
    }),
    { numRuns: runs, seed, endOnFailure: true },
  )
  await web.close()
  return { requests: sent, byStatus }
}

function complainOf({ url }: FuzzedRequest, { statusCode, body, headers }: LightMyRequestResponse): void {
  // What watches the service is told with 503 that a day is late.
  if (statusCode >= 500 && !url.startsWith('/health/'))
    throw new Error(`answered with ${statusCode}: ${body.slice(0, 300)}`)
  const text = `${body}\n${JSON.stringify(headers)}`
  for (const [name, found] of mistakes) if (found.test(text)) throw new Error(`shows ${name}: ${found.exec(text)?.[0]}`)
}

type Session = { readonly cookies: Readonly<Record<string, string>>; readonly token: string }

async function signedInPeople(web: TestWeb): Promise<ReadonlyMap<string, Session>> {
  const sessions = new Map<string, Session>()
  for (const person of people) {
    const page = await web.server.inject({ method: 'GET', url: '/sign-in' })
    const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
    const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
    const signedIn = await web.server.inject({
      method: 'POST',
      url: '/sign-in',
      cookies,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ _csrf: token, person, organisation: 'XCE' }).toString(),
    })
    for (const { name, value } of signedIn.cookies) cookies[name] = value
    sessions.set(person, { cookies, token })
  }
  return sessions
}

function send(web: TestWeb, sessions: ReadonlyMap<string, Session>, asked: FuzzedRequest) {
  const session = asked.who === null ? undefined : sessions.get(asked.who)
  // Signing out would end the journey for everything that follows as that person.
  const url = asked.url.startsWith('/sign-out') ? '/sign-in' : asked.url
  const hasBody = asked.method !== 'GET' && asked.method !== 'HEAD'
  const token = asked.withToken && session !== undefined ? session.token : ''
  return web.server.inject({
    method: asked.method,
    url,
    headers: { ...asked.headers, ...(asked.type === null || !hasBody ? {} : { 'content-type': asked.type }) },
    ...(session === undefined || 'cookie' in asked.headers ? {} : { cookies: { ...session.cookies } }),
    ...(hasBody ? { payload: withTokenIn(asked.body, token) } : {}),
  })
}

/** In front of the parts of a form in parts, else behind the fields. */
function withTokenIn(body: string, token: string): string {
  if (token === '') return body
  if (!body.startsWith('--b\r\n')) return `${body}&_csrf=${encodeURIComponent(token)}`
  return `--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n${body}`
}

/** The names that forms and filters use, so that pages are reached and not only their first checks. */
const fieldsOfForms = [
  'person',
  'organisation',
  'next',
  'day',
  'on',
  'search',
  'type',
  'status',
  'region',
  'page',
  'sort',
  'order',
  'stage',
  'cycle',
  'format',
  'basedOn',
  'revision',
  'seen',
  'reason',
  'decision',
  'evidence',
  'text',
  'gap',
  'action-1',
  'actions',
  'owner-name',
  'owner-email',
  'completion',
  'completion-date-day',
  'completion-date-month',
  'completion-date-year',
  'completion-months',
  'covid',
  'press',
  'file',
  'all-marked',
  'exceeds',
  'from',
  'to',
  'key',
  'value',
  'source',
  'title',
  'message',
  'milestone',
  'dueDate',
  'kind',
  'reference',
  'email',
  'name',
  'role',
  'id',
  'note',
  'happened-day',
  'happened-month',
  'happened-year',
  'services',
  'exemplars',
  'outcome',
  'code',
  'token',
]
