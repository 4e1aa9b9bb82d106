import type { FastifyRequest } from 'fastify'

/** What the log keeps of a request. An address that is itself a secret is not written down. */
export function loggedRequest({ method, url, host, ip }: Pick<FastifyRequest, 'method' | 'url' | 'host' | 'ip'>) {
  return { method, url: url.replace(/^\/calendar\/[^/?]+/, '/calendar/[secret].ics'), host, remoteAddress: ip }
}
