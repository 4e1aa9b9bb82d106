import staticFiles from '@fastify/static'
import fastify, { type FastifyInstance } from 'fastify'
import { uploadLimits } from '../http/form.ts'
import { limitRequests } from '../http/request-limits.ts'
import { loggedRequest, protect, readForms } from '../http/server.ts'
import type { ServerParts } from '../http/server-parts.ts'
import { answerThisMachineOnly } from './demo/this-machine-only.tsx'
import { showFailure } from './failures.tsx'
import { respond, respondNotFound } from './respond.tsx'
import { routes } from './routes.ts'

/** Makes the web server with all routes and the headers of every answer. It does not listen yet. */
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
