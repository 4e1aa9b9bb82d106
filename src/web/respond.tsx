import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { endSession } from '../casework/people/sign-in/sessions.ts'
import type { RequestCounts } from '../casework/request-counts.ts'
import { type Answer, sendUploadedFile } from '../http/answer.ts'
import { isInParts, refusalOf, refuseAsFile, refuseForeign, viewerOf } from '../http/authorise.ts'
import { type PageRequest, type Route, readPageRequest } from '../http/page-request.ts'
import { countPerson } from '../http/request-limits.ts'
import type { ServerParts } from '../http/server-parts.ts'
import { endedSession, startedSession, startedSignIn } from '../http/session-cookie.ts'
import { showMissing, showSignedOut } from './failures.tsx'
import { Here } from './nhsuk/here.ts'
import { renderPage } from './nhsuk/page.tsx'

type Parts = ServerParts & { readonly counts: RequestCounts }

/** Opens one route of the site map: sign-in, permission and the form's token are checked before its page is asked. */
export function respond(server: FastifyInstance, route: Route, parts: Parts): void {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.method === 'POST' ? checksOfForms(server, route, parts) : {}),
    handler: async (request, reply) => {
      const viewer = await viewerOf(request, parts)
      if (viewer !== null) countPerson(parts.counts, viewer.id, reply, parts)
      const refusal = await refusalOf(route, request, viewer, parts)
      if (refusal === 'sign-in' && route.method === 'GET') {
        return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
      }
      const asked = await readPageRequest(request, reply, viewer, parts)
      if (refusal === 'sign-in') return send({ kind: 'page', page: showSignedOut(asked), status: 403 }, asked, reply)
      if (refusal === 'not-found') return send({ kind: 'not-found' }, asked, reply)
      return send(await route.page(asked), asked, reply)
    },
  })
}

/** What is settled before a form is believed, and for forms with a file before any of it is read. */
function checksOfForms(server: FastifyInstance, route: Route, parts: Parts) {
  return {
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      refuseForeign(request)
      if (!isInParts(request)) return
      refuseAsFile(route, request)
      const viewer = await viewerOf(request, parts)
      if (viewer !== null) countPerson(parts.counts, viewer.id, reply, parts)
      const refusal = await refusalOf(route, request, viewer, parts)
      if (refusal === null) return
      const asked = await readPageRequest(request, reply, viewer, parts)
      if (refusal === 'sign-in') return send({ kind: 'page', page: showSignedOut(asked), status: 403 }, asked, reply)
      return send({ kind: 'not-found' }, asked, reply)
    },
    preHandler: server.csrfProtection,
  }
}

export async function send(answer: Answer, asked: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      if (answer.session !== undefined) await beginSession(answer.session, asked, reply)
      return reply
        .status(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(renderPage(withPageContext(asked, answer.page)))
    case 'see-other':
      return reply.redirect(answer.to, 303)
    case 'not-found':
      return reply
        .status(404)
        .type('text/html; charset=utf-8')
        .send(renderPage(withPageContext(asked, showMissing(asked))))
    case 'file':
      return reply
        .type(answer.mediaType)
        .header('content-disposition', `attachment; filename="${answer.name.replaceAll(/[^\w.,() -]/g, '')}"`)
        .send(answer.content)
    case 'given-file':
      return sendUploadedFile(answer, reply)
    case 'json':
      return reply
        .status(answer.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.content))
    case 'start-session':
      await beginSession(answer.token, asked, reply)
      return reply.redirect(answer.to, 303)
    case 'go-on-signing-in':
      return startedSignIn(reply, answer.token, asked.site).redirect(answer.to, 303)
    case 'end-session':
      // On a shared machine, Back shows nothing of whoever was here before.
      reply.header('clear-site-data', '"cache"')
      return endedSession(reply, asked.site).redirect(answer.to, 303)
  }
}

/** A browser that was somebody else until now is that no more. */
async function beginSession(token: string, asked: PageRequest, reply: FastifyReply): Promise<void> {
  if (asked.sessionToken !== null) await endSession(asked.casework, asked.sessionToken)
  startedSession(reply, token, asked.site)
}

export async function respondNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts,
): Promise<FastifyReply> {
  const asked = await readPageRequest(request, reply, await viewerOf(request, parts), parts)
  return send({ kind: 'not-found' }, asked, reply)
}

/** A page with what it knows of its request around it. */
function withPageContext({ csrf, path, today, site }: PageRequest, page: VNode): VNode {
  return <Here.Provider value={{ csrf, path, today, demo: site.demo !== null }}>{page}</Here.Provider>
}
