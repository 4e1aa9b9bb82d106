import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { uploadLimits } from './form.ts'

/** Adds the security headers of every response. `secure` where the service is reached over TLS. */
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

/** Lets routes read cookies and forms, with CSRF protection. Bodies of any other type are refused unread. */
export async function readForms(server: FastifyInstance, secure: boolean): Promise<void> {
  server.removeAllContentTypeParsers()
  await server.register(cookie)
  await server.register(csrf, {
    // Over TLS this name stops other hosts of the same domain from setting the cookie.
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

/** The CSRF token in a plain or a multipart form. */
function tokenIn(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('_csrf' in body)) return ''
  const sent = body._csrf
  if (typeof sent === 'string') return sent
  const part = typeof sent === 'object' && sent !== null && 'value' in sent ? sent.value : ''
  return typeof part === 'string' ? part : ''
}

/**
 * What the log records of a request: its method and the route that answered it. Never its address, which may contain a
 * search, a code or a secret token, nor where it came from. The request's number is also shown on error pages.
 */
export function loggedRequest({ method, routeOptions }: Pick<FastifyRequest, 'method' | 'routeOptions'>) {
  return { method, route: routeOptions?.url ?? 'not found' }
}

/** Allows content from this service only; the one inline script is allowed by its hash. */
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

/** The design system's one inline script. It runs before anything is shown, so that components with a script do not flicker. */
export const jsEnabledScript =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : '');"

/** The hash of that script for the content security policy, where it stands in quotation marks. */
export const jsEnabledScriptHash = 'sha256-tDOvXJi1PXbg0CWjLCCYSNHRXtps26K4JXkE3M6u/c0='
