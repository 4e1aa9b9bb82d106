import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http'
import type { CastPerson } from './cast.ts'
import type { JourneyRequest, Reply } from './journeys/send-request.ts'

/**
 * One person’s browser: its cookies, and its network address. From a loopback address the requests really come (Linux
 * has them all), as the demo refuses proxies; any other address stands in the headers that a reverse proxy sends.
 */
export type Browser = { readonly network: string; readonly cookies: Map<string, string> }

export function openBrowser({ token, network }: CastPerson): Browser {
  return { network, cookies: new Map([['__Host-session', token]]) }
}

/** Keeps its connections to the service open, as a reverse proxy does. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 })
const boundary = 'a-boundary-that-no-workbook-holds'
const patience = 30_000

/** Sends a request and gives the whole answer; throws, with a sentence, if it is not the expected one or none comes. */
export function sendRequest(port: number, sent: JourneyRequest): Promise<Reply> {
  const { as, path, form, leadsTo } = sent
  const body = form === undefined ? null : bodyOf(sent, form)
  const cookie = [...as.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const isHere = as.network.startsWith('127.')
  const forwarded = isHere ? {} : { 'x-forwarded-for': as.network, 'x-forwarded-proto': 'https' }
  const headers: OutgoingHttpHeaders = { cookie, ...forwarded, ...body?.headers }
  const from = isHere ? { localAddress: as.network } : {}
  const method = body === null ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { agent, port, host: '127.0.0.1', ...from, path, method, headers, timeout: patience },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          keepCookies(as, answer)
          const { location = '' } = answer.headers
          const wrong = wrongWith(answer, location, leadsTo)
          const html = (answer.headers['content-type'] ?? '').startsWith('text/html')
            ? Buffer.concat(parts).toString()
            : ''
          if (wrong === null) resolve({ html, location })
          else reject(new Error(`${wrong}${errorShown(html)}`))
        })
      },
    )
    outgoing.on('timeout', () => outgoing.destroy(new Error(`No answer within ${patience / 1000} s`)))
    outgoing.on('error', reject)
    outgoing.end(body?.content)
  })
}

function wrongWith({ statusCode }: IncomingMessage, location: string, leadsTo: RegExp | undefined): string | null {
  if (leadsTo === undefined) return statusCode === 200 ? null : `Answered ${statusCode} ${location}`
  return statusCode === 303 && leadsTo.test(location) ? null : `Answered ${statusCode} ${location}`
}

/** The error message of a page, shortened. */
function errorShown(html: string): string {
  const summary = /<div class="nhsuk-error-summary".*?<\/div>\s*<\/div>/s.exec(html)?.[0] ?? ''
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''
  return ` ${heading} ${summary}`.replaceAll(/<[^>]+>|\s+/g, ' ').slice(0, 300)
}

function keepCookies({ cookies }: Browser, { headers }: IncomingMessage): void {
  for (const line of headers['set-cookie'] ?? []) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    cookies.set(name, value)
  }
}

function bodyOf({ file }: JourneyRequest, form: Readonly<Record<string, string>>) {
  if (file === undefined) {
    const content = new URLSearchParams(form).toString()
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(content),
    }
    return { content, headers }
  }
  const fields = Object.entries(form).map(([name, value]) => `${partNamed(name)}\r\n\r\n${value}\r\n`)
  const opening = `${fields.join('')}${partNamed(file.field)}; filename="${file.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const content = Buffer.concat([Buffer.from(opening), file.content, Buffer.from(`\r\n--${boundary}--\r\n`)])
  const type = `multipart/form-data; boundary=${boundary}`
  return { content, headers: { 'content-type': type, 'content-length': content.length } }
}

function partNamed(name: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`
}
