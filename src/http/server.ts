import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { uploadLimits } from './form.ts'

/** What every answer carries. */
export async function protect(server: FastifyInstance, secure: boolean): Promise<void> {
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
export async function readForms(server: FastifyInstance, secure: boolean): Promise<void> {
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

/**
 * What the log keeps of a request: the route of the site map that answered it. Never the address asked for, which may
 * hold a search, a code or a secret token, nor where it came from; its number is on error pages too.
 */
export function loggedRequest({ method, routeOptions }: Pick<FastifyRequest, 'method' | 'routeOptions'>) {
  return { method, route: routeOptions?.url ?? 'not found' }
}

/** Everything comes from this service itself; the one inline script is named by its hash. */
export function contentSecurityPolicy(secure: boolean) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'", `'${jsEnabledScriptHash}'`],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      ...(secure ? { upgradeInsecureRequests: [] } : {}),
    },
  }
}

/** The design system's one inline script: it runs before anything is shown, so that what needs a script never flickers. */
export const jsEnabledScript =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : '');"

/** Names that script in a content security policy, there in quotation marks. */
export const jsEnabledScriptHash = 'sha256-tDOvXJi1PXbg0CWjLCCYSNHRXtps26K4JXkE3M6u/c0='
