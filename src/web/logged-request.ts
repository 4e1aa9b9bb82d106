import type { FastifyRequest } from 'fastify'

/**
 * What the log keeps of a request: the route of the site map that answered it. Never the address asked for, which may
 * hold a search, a code or a secret token, nor where it came from; its number is on error pages too.
 */
export function loggedRequest({ method, routeOptions }: Pick<FastifyRequest, 'method' | 'routeOptions'>) {
  return { method, route: routeOptions?.url ?? 'not found' }
}
