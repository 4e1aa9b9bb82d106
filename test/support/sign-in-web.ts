import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { deliverEmail } from '../../src/casework/emails/deliver-email.ts'
import { answerLinkRequest } from '../../src/casework/people/sign-in/sign-in-link.ts'
import { serviceScope } from '../../src/casework/scope.ts'
import type { SignInWays } from '../../src/http/server-parts.ts'
import { assetsFolder } from '../../src/web/nhsuk/asset-url.ts'
import { createServer } from '../../src/web/server.ts'
import { type TestCasework, testCasework } from './casework.ts'

/** The web server outside the demo, with a clock that can be moved and a mail server that stores what it gets. */
export type SignInWeb = {
  readonly casework: TestCasework
  /** Real time, as ISO 8601; begins on 1 June 2021 at 9:00 UTC. */
  readonly moveTo: (instant: string) => void
  readonly browser: () => Browser
  /** Does what the workers do, and gives the texts of the emails sent, by address. */
  readonly work: () => Promise<ReadonlyMap<string, string>>
  readonly close: () => Promise<void>
}

export type Browser = {
  readonly get: (path: string) => Promise<LightMyRequestResponse>
  readonly post: (path: string, fields?: Readonly<Record<string, string>>) => Promise<LightMyRequestResponse>
  readonly cookies: Map<string, string>
}

export async function signInWeb(waysOf: (casework: TestCasework) => SignInWays): Promise<SignInWeb> {
  const made = await testCasework()
  let now = made.clock.now()
  const casework = { ...made, clock: { today: made.clock.today, now: () => now } }
  const site = { publicUrl: casework.publicUrl, demo: null, contactEmail: null, signIn: waysOf(casework) }
  const server = await createServer({ casework, site, assets: assetsFolder, logger: false, requestsPerMinute: 100_000 })
  return {
    casework,
    moveTo: (instant) => {
      now = instant
    },
    browser: () => browserOf(server),
    work: () => workOnce(casework),
    close: async () => {
      await server.close()
      await casework.close()
    },
  }
}

function browserOf(server: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  const keep = (reply: LightMyRequestResponse) => {
    for (const { name, value } of reply.cookies) cookies.set(name, value)
    return reply
  }
  const get = async (url: string) =>
    keep(await server.inject({ method: 'GET', url, cookies: Object.fromEntries(cookies) }))
  return {
    cookies,
    get,
    post: async (url, fields = {}) => {
      const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec((await get('/sign-in')).body) ?? []
      const payload = new URLSearchParams({ _csrf: token, ...fields }).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      return keep(await server.inject({ method: 'POST', url, headers, payload, cookies: Object.fromEntries(cookies) }))
    },
  }
}

async function workOnce(casework: TestCasework): Promise<ReadonlyMap<string, string>> {
  const sent = new Map<string, string>()
  const requests = await casework.database.withoutScope.selectFrom('sign_in_requests').select('id').execute()
  for (const { id } of requests) await answerLinkRequest(casework, id)
  const emails = await casework.database.inTransaction(serviceScope, (tx) =>
    tx.selectFrom('outbox').select('id').where('state', '=', 'queued').orderBy('queued_at').execute(),
  )
  const transport = {
    deliver: async ({ to, text }: { readonly to: { readonly email: string }; readonly text: string }) => {
      sent.set(to.email, text)
      return { delivered: true } as const
    },
    close: () => {},
  }
  for (const { id } of emails) await deliverEmail({ services: casework, transport }, id)
  return sent
}
