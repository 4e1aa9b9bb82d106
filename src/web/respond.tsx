import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { endSession } from '../casework/people/sign-in/sessions.ts'
import type { RequestCounts } from '../casework/request-counts.ts'
import { type Answer, sendUploadedFile } from '../http/answer.ts'
import { type Authorised, authorise, isInParts, refuseAsFile, refuseForeign, viewerOf } from '../http/authorise.ts'
import { type PageRequest, type Route, readPageRequest } from '../http/page-request.ts'
import type { ServerParts } from '../http/server-parts.ts'
import { endedSession, startedSession, startedSignIn } from '../http/session-cookie.ts'
import { showMissing, showSignedOut } from './failures.tsx'
import { Here } from './nhsuk/here.ts'
import { renderPage } from './nhsuk/page.tsx'

type Parts = ServerParts & { readonly counts: RequestCounts }

/** Registers one route: sign-in, permission and the form's token are checked before its page is called. */
export function respond(server: FastifyInstance, route: Route, parts: Parts): void {
  server.route({
    method: route.method,
    url: route.path,
    ...(route.method === 'POST' ? checksOfForms(server, route, parts) : {}),
    handler: async (request, reply) => {
      const authorised = await authorise(route, request, reply, parts)
      if (authorised.refusal === 'sign-in' && route.method === 'GET') {
        return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
      }
      const pageRequest = await readPageRequest(request, reply, authorised, parts)
      const answer = refused(authorised, pageRequest) ?? (await route.page(pageRequest))
      return send(answer, pageRequest, reply)
    },
  })
}

function refused({ refusal }: Authorised, pageRequest: PageRequest): Answer | null {
  if (refusal === 'sign-in') return { kind: 'page', page: showSignedOut(pageRequest), status: 403 }
  return refusal === 'not-found' ? { kind: 'not-found' } : null
}

/** The checks before a form is handled; for forms with a file, before any of the file is read. */
function checksOfForms(server: FastifyInstance, route: Route, parts: Parts) {
  return {
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      refuseForeign(request)
      if (!isInParts(request)) return
      refuseAsFile(route, request)
      const authorised = await authorise(route, request, reply, parts)
      if (authorised.refusal === null) return
      const pageRequest = await readPageRequest(request, reply, authorised, parts)
      return send(refused(authorised, pageRequest) ?? { kind: 'not-found' }, pageRequest, reply)
    },
    preHandler: server.csrfProtection,
  }
}

/** Sends a page's answer as a reply, and starts or ends a session where the answer says so. */
export async function send(answer: Answer, pageRequest: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      if (answer.session !== undefined) await beginSession(answer.session, pageRequest, reply)
      return sendPage(answer.page, answer.status ?? 200, pageRequest, reply)
    case 'see-other':
      return reply.redirect(answer.to, 303)
    case 'not-found':
      return sendPage(showMissing(pageRequest), 404, pageRequest, reply)
    case 'file':
    case 'stream':
      if (answer.name !== null) reply.header('content-disposition', attachmentNamed(answer.name))
      return reply.type(answer.mediaType).send(answer.content)
    case 'given-file':
      return sendUploadedFile(answer, reply)
    case 'json':
      return reply
        .status(answer.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.content))
    case 'start-session':
      await beginSession(answer.token, pageRequest, reply)
      return reply.redirect(answer.to, 303)
    case 'go-on-signing-in':
      return startedSignIn(reply, answer.token, pageRequest.site).redirect(answer.to, 303)
    case 'end-session':
      // On a shared machine, the Back button must not show the last person's pages.
      reply.header('clear-site-data', '"cache"')
      return endedSession(reply, pageRequest.site).redirect(answer.to, 303)
  }
}

function sendPage(page: VNode, status: number, pageRequest: PageRequest, reply: FastifyReply): FastifyReply {
  return reply
    .status(status)
    .type('text/html; charset=utf-8')
    .send(renderPage(withPageContext(pageRequest, page)))
}

function attachmentNamed(name: string): string {
  return `attachment; filename="${name.replaceAll(/[^\w.,() -]/g, '')}"`
}

/** Starts a session; one that the browser had before ends, whoever it belonged to. */
async function beginSession(token: string, pageRequest: PageRequest, reply: FastifyReply): Promise<void> {
  if (pageRequest.sessionToken !== null) await endSession(pageRequest.casework, pageRequest.sessionToken)
  startedSession(reply, token, pageRequest.site)
}

/** Answers an address that has no route. */
export async function respondNotFound(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts,
): Promise<FastifyReply> {
  const pageRequest = await readPageRequest(
    request,
    reply,
    { viewer: await viewerOf(request, parts), casefile: null },
    parts,
  )
  return send({ kind: 'not-found' }, pageRequest, reply)
}

/** Gives a page what it needs to know about its request. */
function withPageContext({ csrf, path, today, site }: PageRequest, page: VNode): VNode {
  return <Here.Provider value={{ csrf, path, today, demo: site.demo !== null }}>{page}</Here.Provider>
}
