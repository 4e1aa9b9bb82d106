import type { FastifyReply } from 'fastify'
import type { Site } from './server-parts.ts'

/** The name of the session cookie. Over TLS its prefix makes browsers accept it only from this host and over TLS. */
export function sessionCookie(site: Site): string {
  return isSecure(site) ? '__Host-session' : 'session'
}

/** Sets the session cookie: a random token that scripts cannot read and that other sites' forms do not send. */
export function startedSession(reply: FastifyReply, token: string, site: Site): FastifyReply {
  return reply.setCookie(sessionCookie(site), token, attributes(site))
}

export function endedSession(reply: FastifyReply, site: Site): FastifyReply {
  return reply.clearCookie(sessionCookie(site), attributes(site))
}

/** The name of the cookie of a browser that is half way through signing in; it gives access to no page. */
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
