import type { FastifyReply } from 'fastify'
import type { Site } from './server-parts.ts'

/** Over TLS, browsers take a cookie of this name only from this very host, over TLS, for all of it. */
export function sessionCookie(site: Site): string {
  return isSecure(site) ? '__Host-session' : 'session'
}

/** The browser keeps only a random token; it is never readable by a script and never sent from another site's form. */
export function startedSession(reply: FastifyReply, token: string, site: Site): FastifyReply {
  return reply.setCookie(sessionCookie(site), token, attributes(site))
}

export function endedSession(reply: FastifyReply, site: Site): FastifyReply {
  return reply.clearCookie(sessionCookie(site), attributes(site))
}

/** Of a browser that is half way through signing in; it opens no page. */
export function signInCookie(site: Site): string {
  return isSecure(site) ? '__Host-sign-in' : 'sign-in'
}

export function startedSignIn(reply: FastifyReply, token: string, site: Site): FastifyReply {
  return reply.setCookie(signInCookie(site), token, { ...attributes(site), maxAge: secondsOfSignIn })
}

const secondsOfSignIn = 15 * 60

function attributes(site: Site) {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(site) } as const
}

function isSecure({ publicUrl }: Site): boolean {
  return publicUrl.startsWith('https:')
}
