import assert from 'node:assert/strict'
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import { fillTask } from '../../src/casework/demo/fill-task.ts'
import { assetsFolder } from '../../src/web/nhsuk/asset-url.ts'
import { createServer } from '../../src/web/server.ts'
import { type TestCasework, testCasework, type Watching } from './casework.ts'

/** The web server on a database for one test file; requests reach it without a socket. */
export type TestWeb = {
  readonly casework: TestCasework
  readonly server: FastifyInstance
  /** A browser of one of the demo's people, signed in, by key and, for a role in an organisation, its code. */
  readonly browser: (person: string, organisation?: string) => Promise<TestBrowser>
  readonly close: () => Promise<void>
}

export type TestBrowser = {
  readonly get: (path: string) => Promise<Reply>
  /** Sends a form with the token of its session; a field may be sent several times. */
  readonly post: (path: string, fields?: Fields) => Promise<Reply>
  /** Sends a form with a file and other fields; null if no file was chosen. */
  readonly upload: (
    path: string,
    field: string,
    file: SentFile | null,
    fields?: Record<string, string>,
  ) => Promise<Reply>
  /** Sends only the beginning of a form with a file, as if the connection broke. */
  readonly uploadCutOff: (path: string, field: string) => Promise<Reply>
  /** The header with its cookies, for a request through a socket. */
  readonly cookie: () => string
}

type SentFile = { readonly name: string; readonly bytes: Uint8Array }

export type Reply = {
  readonly status: number
  readonly location: string | null
  readonly html: string
  readonly bytes: Buffer
  readonly headers: LightMyRequestResponse['headers']
}

export async function testWeb(watching: Watching = {}): Promise<TestWeb> {
  const casework = await testCasework(watching)
  const clock = {
    today: casework.clock.today,
    moveTo: async () => 'moved' as const,
    catchUp: async () => false,
  }
  const examples = fillTask(casework, clock, (error) => console.error(error))
  const server = await createServer({
    casework,
    site: { publicUrl: casework.publicUrl, demo: { ...clock, examples }, contactEmail: null },
    assets: assetsFolder,
    logger: false,
    requestsPerMinute: 100_000,
  })
  return {
    casework,
    server,
    browser: (person, organisation = 'XCE') => signedIn(server, person, organisation),
    close: async () => {
      await server.close()
      await examples.stop()
      await casework.close()
    },
  }
}

async function signedIn(server: FastifyInstance, person: string, organisation: string): Promise<TestBrowser> {
  const cookies = new Map<string, string>()
  const ask = async (options: InjectOptions): Promise<Reply> => {
    const response = await server.inject({ ...options, cookies: Object.fromEntries(cookies) })
    for (const { name, value } of response.cookies) cookies.set(name, value)
    return replyOf(response)
  }
  const { html } = await ask({ method: 'GET', url: '/sign-in' })
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const send = (url: string, body: Request) => sendForm(ask, url, body)
  const post = (path: string, fields: Fields = {}) =>
    send(path, formRequest(new URLSearchParams(pairsOf({ _csrf: token, ...fields }))))
  const { status } = await post('/sign-in', { person, organisation })
  assert.equal(status, 303, `${person} of ${organisation} could not sign in`)
  return {
    get: (url) => ask({ method: 'GET', url }),
    post,
    upload: (path, field, file, fields = {}) =>
      send(path, file === null ? withoutFile(token, field) : withFile({ _csrf: token, ...fields }, field, file)),
    uploadCutOff: (path, field) => send(path, inParts(`${partsWith(token, field, 'plan.xlsx')}PK`)),
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
  }
}

type Fields = Readonly<Record<string, string | readonly string[]>>

function pairsOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value): [string, string] => [name, value]),
  )
}

type Ask = (options: InjectOptions) => Promise<Reply>

async function sendForm(ask: Ask, url: string, body: Request): Promise<Reply> {
  const headers = { 'content-type': body.headers.get('content-type') ?? '' }
  return ask({ method: 'POST', url, headers, payload: Buffer.from(await body.arrayBuffer()) })
}

function formRequest(body: URLSearchParams | FormData): Request {
  return new Request('http://localhost/', { method: 'POST', body })
}

function withFile(fields: Record<string, string>, field: string, { name, bytes }: SentFile): Request {
  const form = new FormData()
  for (const [each, value] of Object.entries(fields)) form.set(each, value)
  form.set(field, new Blob([Uint8Array.from(bytes)]), name)
  return formRequest(form)
}

/** A form in which no file was chosen, which browsers send with an empty name. */
function withoutFile(token: string, field: string): Request {
  return inParts(`${partsWith(token, field, '')}\r\n--boundary--\r\n`)
}

/** The part with the token, and the part of a file up to its content. */
function partsWith(token: string, field: string, fileName: string): string {
  const part = '--boundary\r\nContent-Disposition: form-data;'
  const type = 'Content-Type: application/octet-stream'
  return `${part} name="_csrf"\r\n\r\n${token}\r\n${part} name="${field}"; filename="${fileName}"\r\n${type}\r\n\r\n`
}

function inParts(body: string): Request {
  const headers = { 'content-type': 'multipart/form-data; boundary=boundary' }
  return new Request('http://localhost/', { method: 'POST', headers, body })
}

function replyOf(response: LightMyRequestResponse): Reply {
  const { statusCode, headers, rawPayload, body } = response
  return { status: statusCode, location: headers.location ?? null, html: body, bytes: rawPayload, headers }
}
