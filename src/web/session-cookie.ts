import type { FastifyReply } from 'fastify'
import type { Site } from './site.ts'

export const sessionCookie = 'session'

/** The browser keeps only a random token; it is never readable by a script and never sent from another site's form. */
export function startedSession(reply: FastifyReply, token: string, { publicUrl }: Site): FastifyReply {
  return reply.setCookie(sessionCookie, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: publicUrl.startsWith('https:'),
  })
}

export function endedSession(reply: FastifyReply): FastifyReply {
  return reply.clearCookie(sessionCookie, { path: '/' })
}
