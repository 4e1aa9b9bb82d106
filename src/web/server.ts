import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import staticFiles from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import type { Casework } from '../casework/casework.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { answerThisMachineOnly } from './demo/this-machine-only.tsx'
import { showFailure } from './failures.tsx'
import { loggedRequest } from './logged-request.ts'
import { limitRequests } from './request-limits.ts'
import { respond, respondNotFound } from './respond.ts'
import { routes } from './routes.ts'
import type { Site } from './site.ts'
import { uploadLimits } from './upload-limits.ts'

export type ServerParts = {
  readonly casework: Casework
  readonly site: Site
  /** The folder of built style sheets, scripts and pictures. */
  readonly assets: string
  readonly logger: FastifyServerOptions['logger']
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number
  /** Requests a minute of one person, whatever addresses they come from; without it as many as their address may. */
  readonly requestsOfPersonPerMinute?: number
  /** Reverse proxies whose word is taken on which address asks. */
  readonly trustedProxies?: readonly string[]
  /** Told of the server before its routes are opened, to count its answers. */
  readonly watch?: (server: FastifyInstance) => void
}

/** The web door: every route of the site map, with what is said in every answer. Not yet listening. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const secure = parts.site.publicUrl.startsWith('https:')
  const server = fastify({
    logger:
      typeof parts.logger === 'object'
        ? { ...parts.logger, serializers: { req: loggedRequest } }
        : (parts.logger ?? false),
    trustProxy:
      parts.trustedProxies === undefined || parts.trustedProxies.length === 0 ? false : [...parts.trustedProxies],
    bodyLimit: uploadLimits.body,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => void showFailure(error, request, reply, parts),
  })
  parts.watch?.(server)
  await protect(server, secure)
  if (parts.site.demo !== null) answerThisMachineOnly(server, parts)
  const counts = await limitRequests(server, parts)
  await readForms(server, secure)
  await server.register(staticFiles, {
    root: parts.assets,
    prefix: '/assets/',
    preCompressed: true,
    maxAge: '365d',
    immutable: true,
    decorateReply: false,
  })
  for (const route of routes) respond(server, route, { ...parts, counts })
  const limited = { preHandler: server.rateLimit() }
  server.setNotFoundHandler(limited, (request, reply) => respondNotFound(request, reply, parts))
  server.setErrorHandler((error, request, reply) => showFailure(error, request, reply, parts))
  return server
}

/** What every answer carries. */
async function protect(server: FastifyInstance, secure: boolean): Promise<void> {
  server.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache')
  })
  await server.register(helmet, {
    contentSecurityPolicy: contentSecurityPolicy(secure),
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    frameguard: { action: 'deny' },
  })
}

/** Pages read forms and their cookies; whatever else is sent is refused before it is read. */
async function readForms(server: FastifyInstance, secure: boolean): Promise<void> {
  server.removeAllContentTypeParsers()
  await server.register(cookie)
  await server.register(csrf, {
    // Over TLS no other host of the same domain can plant it.
    cookieKey: secure ? '__Host-csrf' : '_csrf',
    cookieOpts: { httpOnly: true, sameSite: 'lax', path: '/', secure },
    getToken: (request) => tokenIn(request.body),
  })
  await server.register(formbody, { bodyLimit: uploadLimits.form })
  await server.register(multipart, {
    attachFieldsToBody: true,
    limits: { ...uploadLimits.parts, fileSize: uploadLimits.file, files: 1 },
  })
}

/** The token of a form, sent plainly or as a part of several. */
function tokenIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('_csrf' in body)) return ''
  const sent = body._csrf
  if (typeof sent === 'string') return sent
  const part = typeof sent === 'object' && sent !== null && 'value' in sent ? sent.value : ''
  return typeof part === 'string' ? part : ''
}
