import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import { anItem, ref } from '../../src/core/plan/plan.builders.ts'
import { routes } from '../../src/web/routes.ts'
import { planSentBy } from '../support/story.ts'
import { type TestWeb, testWeb } from '../support/web.ts'
import { anyRequest, type FuzzedRequest } from './requests.ts'

/** A text that is only in the plan of one organisation, and may be in no answer to anybody else. */
const secret = 'Zyxwvut-only-in-the-plan-of-RAL'

/** Everybody with a role, none of whom may see the plan of RAL. */
const people = ['editor', 'siro', 'administrator', 'reader', 'rsl', 'rdt', 'sro', 'nis-authority'] as const

/** What an answer shows that it must not. */
const mistakes: readonly [name: string, found: RegExp][] = [
  ['a stack trace', /\bat [\w.<>]+ \(?(file:|\/|node:)/],
  ['a path of this machine', /node_modules|\/src\/(core|store|web|casework)\//],
  [
    'a statement of SQL',
    /\b(select|insert|update) .{0,80}\b(from|into|set)\b.{0,40}\b(casefiles|outbox|people|drafts)\b/i,
  ],
  ['another’s plan', new RegExp(secret)],
]

type Fuzzed = { readonly requests: number; readonly byStatus: Readonly<Record<string, number>> }

/** Sends `runs` made-up requests over all routes; throws with the seed and the request if an answer is wrong. */
export async function fuzz(runs: number, seed: number, progress: (sent: number) => void = () => {}): Promise<Fuzzed> {
  const web = await testWeb()
  const cookies = await signedInPeople(web)
  await planSentBy(web.casework, 'RAL', [anItem({ evidence: ref('4.5.3'), gap: secret })])
  await planSentBy(web.casework, 'XCE', [anItem({ evidence: ref('4.5.3') })])
  const byStatus: Record<string, number> = {}
  let sent = 0
  const requests = anyRequest(routes, people, fieldsOfForms)
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const answer = await send(web, cookies, request)
      byStatus[answer.statusCode] = (byStatus[answer.statusCode] ?? 0) + 1
      sent += 1
      if (sent % 500 === 0) progress(sent)
      failIfWrong(request, answer)
    }),
    { numRuns: runs, seed, endOnFailure: true },
  )
  await web.close()
  return { requests: sent, byStatus }
}

function failIfWrong({ url }: FuzzedRequest, { statusCode, body, headers }: LightMyRequestResponse): void {
  // A health page answers with 503 if the daily run is late.
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

function send(web: TestWeb, sessions: ReadonlyMap<string, Session>, request: FuzzedRequest) {
  const session = request.who === null ? undefined : sessions.get(request.who)
  // Signing out would end the session for all later requests of that person.
  const url = request.url.startsWith('/sign-out') ? '/sign-in' : request.url
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const token = request.withToken && session !== undefined ? session.token : ''
  return web.server.inject({
    method: request.method,
    url,
    headers: { ...request.headers, ...(request.type === null || !hasBody ? {} : { 'content-type': request.type }) },
    ...(session === undefined || 'cookie' in request.headers ? {} : { cookies: { ...session.cookies } }),
    ...(hasBody ? { payload: withTokenIn(request.body, token) } : {}),
  })
}

/** Adds the token: before the parts of a multipart form, else after the fields. */
function withTokenIn(body: string, token: string): string {
  if (token === '') return body
  if (!body.startsWith('--b\r\n')) return `${body}&_csrf=${encodeURIComponent(token)}`
  return `--b\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n${body}`
}

/** The names of fields in forms and filters, so that requests get past the first checks of pages. */
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
  'action',
  'acknowledged',
  'requirement',
  'answer',
  'does',
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
