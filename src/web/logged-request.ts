import type { FastifyRequest } from 'fastify'

/** What the log keeps of a request. An address that is itself a secret is not written down. */
export function loggedRequest({ method, url, host, ip }: Pick<FastifyRequest, 'method' | 'url' | 'host' | 'ip'>) {
  return { method, url: withoutSecrets(url), host, remoteAddress: ip }
}

/** A calendar's address, a link to sign in, and what a provider sends back open something. */
function withoutSecrets(url: string): string {
  return url
    .replace(/^\/calendar\/[^/?]+/, '/calendar/[secret].ics')
    .replace(/^\/sign-in\/link\/.*/, '/sign-in/link/[secret]')
    .replace(/^\/sign-in\/callback\?.*/, '/sign-in/callback?[secret]')
}
