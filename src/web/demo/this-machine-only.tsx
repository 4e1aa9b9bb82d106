import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isLoopbackHost } from '../../http/loopback.ts'
import type { ServerParts } from '../../http/server-parts.ts'
import { Here } from '../nhsuk/here.ts'
import { Page, renderPage } from '../nhsuk/page.tsx'

/**
 * In the demo everything that comes through a proxy, or asks for another host, is answered with 403. Everything, and not
 * the demo's own door alone: whoever has a session from that door could use it on every other page, and a site whose name
 * was made to lead to this machine (DNS rebinding) could read them all. Only style sheets and pictures are let through.
 */
export function answerThisMachineOnly(server: FastifyInstance, { casework }: ServerParts): void {
  server.addHook('onRequest', async (request, reply) => {
    const because = whyRefused(request)
    if (because === null || request.routeOptions.url === '/assets/*') return
    return refuse(because, request, reply, casework.clock.today())
  })
}

/** What proxies add; that they were passed on, most say in one of these. */
const passedOn = /^(forwarded|x-forwarded-.*|x-real-ip|via)$/

/** A sentence, or null where the request comes from this machine as far as can be told. */
function whyRefused({ headers }: FastifyRequest): string | null {
  const header = Object.keys(headers).find((name) => passedOn.test(name))
  if (header !== undefined) return `This request was passed on by a proxy: it has the header “${header}”.`
  // Not `request.host`, which may be what a proxy says.
  return isLoopbackHost(headers.host) ? null : 'This request asks for a host that is not this machine itself.'
}

function refuse(because: string, request: FastifyRequest, reply: FastifyReply, today: Here['today']) {
  const here = { csrf: '', path: request.url, today, demo: false }
  const page = (
    <Here.Provider value={here}>
      <Refusal because={because} />
    </Here.Provider>
  )
  return reply.status(403).type('text/html; charset=utf-8').send(renderPage(page))
}

function Refusal({ because }: { readonly because: string }) {
  return (
    <Page title="This demo is for its own machine only">
      <h1 class="nhsuk-heading-l">This demo is for its own machine only</h1>
      <p>In the demo anybody can sign in as anybody, so only browsers on the machine where it runs may use it.</p>
      <p>{because}</p>
      <p>
        If you are on that machine, open <code>http://localhost</code> or <code>http://127.0.0.1</code> with the port of
        the service. If you run the service for others, set <code>DEMO_SIGN_IN=no</code> and how people sign in.
      </p>
    </Page>
  )
}
