import { isIP } from 'node:net'

/** Whether a server at this name or address (IPv6 without brackets) can be reached from this machine only. */
export function isLoopbackAddress(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** Whether a `Host` header names this machine itself, with or without a port; every name under `localhost` does (RFC 6761). */
export function isLoopbackHost(header: string | undefined): boolean {
  const [, name = ''] = /^(\[::1\]|[a-z0-9.-]+)(?::\d{1,5})?$/.exec(header?.toLowerCase() ?? '') ?? []
  return /^([a-z0-9-]+\.)+localhost$/.test(name) || isLoopbackAddress(name.replace('[::1]', '::1'))
}
