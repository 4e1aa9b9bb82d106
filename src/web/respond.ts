import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Casework } from '../casework/casework.ts'
import { subjectAt } from '../casework/questions.ts'
import type { RequestCounts } from '../casework/request-counts.ts'
import { actorOfSession, endSession } from '../casework/sign-in.ts'
import type { Actor } from '../core/actor.ts'
import { may, permissions, regionAsSubject, type Subject } from '../core/permissions.ts'
import { parseRegion } from '../core/register/regions.ts'
import type { Answer } from './answer.ts'
import { showMissing, showSignedOut } from './failures.tsx'
import { formFrom } from './form.ts'
import { isInParts, refuseAsFile, refuseForeign } from './form-checks.ts'
import { partsOf } from './form-parts.ts'
import { herePage } from './here-page.tsx'
import { renderPage } from './nhsuk/render-page.ts'
import type { PageRequest, Route } from './page-request.ts'
import { countPerson } from './request-limits.ts'
import { sendGivenFile } from './send-given-file.ts'
import type { ServerParts } from './server.ts'
import { endedSession, keptSignIn, sessionCookie, signInCookie, startedSession } from './session-cookie.ts'

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
      const asked = await pageRequest(request, reply, viewer, parts)
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
      const asked = await pageRequest(request, reply, viewer, parts)
      if (refusal === 'sign-in') return send({ kind: 'page', page: showSignedOut(asked), status: 403 }, asked, reply)
      return send({ kind: 'not-found' }, asked, reply)
    },
    preHandler: server.csrfProtection,
  }
}

export async function viewerOf(request: FastifyRequest, { casework, site }: ServerParts): Promise<Actor | null> {
  const token = request.cookies[sessionCookie(site)]
  return token === undefined ? null : actorOfSession(casework, token, site.demo !== null)
}

/** What one may not see is answered as if it were not there. */
async function refusalOf(
  { permission }: Route,
  request: FastifyRequest,
  viewer: Actor | null,
  { casework }: ServerParts,
): Promise<'sign-in' | 'not-found' | null> {
  if (permissions[permission] === 'everyone') return null
  if (viewer === null) return 'sign-in'
  const subject = await subjectNamed(request.params as Readonly<Record<string, string | undefined>>, viewer, casework)
  if (subject === 'unknown') return 'not-found'
  return may(viewer, permission, subject) ? null : 'not-found'
}

/** What an address is about: an organisation or its casefile, a region, or nothing in particular. */
async function subjectNamed(
  { code, cycle, region }: Readonly<Record<string, string | undefined>>,
  viewer: Actor,
  casework: Casework,
): Promise<Subject | 'unknown' | null> {
  if (code !== undefined) return (await subjectAt(casework, viewer, code, cycle ?? null)) ?? 'unknown'
  if (region === undefined) return null
  const named = parseRegion(region)
  return named === null ? 'unknown' : regionAsSubject(named)
}

export async function pageRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  viewer: Actor | null,
  { casework, site }: ServerParts,
): Promise<PageRequest> {
  const { form, files } = await partsOf(request.body)
  return {
    casework,
    site,
    viewer,
    path: request.url,
    params: request.params as Readonly<Record<string, string>>,
    query: formFrom(request.query),
    form,
    files,
    csrf: reply.generateCsrf(),
    today: casework.clock.today(),
    sessionToken: request.cookies[sessionCookie(site)] ?? null,
    device: request.headers['user-agent'] ?? '',
    network: request.ip,
    signInToken: request.cookies[signInCookie(site)] ?? null,
  }
}

export async function send(answer: Answer, asked: PageRequest, reply: FastifyReply): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      if (answer.session !== undefined) await beginSession(answer.session, asked, reply)
      return reply
        .status(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .send(renderPage(herePage(asked, answer.page)))
    case 'see-other':
      return reply.redirect(answer.to, 303)
    case 'not-found':
      return reply
        .status(404)
        .type('text/html; charset=utf-8')
        .send(renderPage(herePage(asked, showMissing(asked))))
    case 'file':
      return reply
        .type(answer.mediaType)
        .header('content-disposition', `attachment; filename="${answer.name.replaceAll(/[^\w.,() -]/g, '')}"`)
        .send(answer.content)
    case 'given-file':
      return sendGivenFile(answer, reply)
    case 'json':
      return reply
        .status(answer.status ?? 200)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.content))
    case 'start-session':
      await beginSession(answer.token, asked, reply)
      return reply.redirect(answer.to, 303)
    case 'go-on-signing-in':
      return keptSignIn(reply, answer.token, asked.site).redirect(answer.to, 303)
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
  const asked = await pageRequest(request, reply, await viewerOf(request, parts), parts)
  return send({ kind: 'not-found' }, asked, reply)
}
