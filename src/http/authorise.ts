import type { FastifyRequest } from 'fastify'
import { actorOfSession } from '../casework/people/sign-in/sessions.ts'
import { permissionScopeAt } from '../casework/questions.ts'
import type { Services } from '../casework/services.ts'
import type { Actor } from '../core/actor.ts'
import { parseRegion } from '../core/organisation.ts'
import { may, type PermissionScope, permissions, regionScope } from '../core/permissions.ts'
import { uploadLimits } from './form.ts'
import type { Route } from './page-request.ts'
import type { ServerParts } from './server-parts.ts'
import { sessionCookie } from './session-cookie.ts'

export async function viewerOf(request: FastifyRequest, { casework, site }: ServerParts): Promise<Actor | null> {
  const token = request.cookies[sessionCookie(site)]
  return token === undefined ? null : actorOfSession(casework, token, site.demo !== null)
}

/** What a viewer may not see is answered as if it did not exist. */
export async function refusalOf(
  { permission }: Route,
  request: FastifyRequest,
  viewer: Actor | null,
  { casework }: ServerParts,
): Promise<'sign-in' | 'not-found' | null> {
  if (permissions[permission] === 'everyone') return null
  if (viewer === null) return 'sign-in'
  const scope = await scopeOfAddress(request.params as Readonly<Record<string, string | undefined>>, viewer, casework)
  if (scope === 'unknown') return 'not-found'
  return may(viewer, permission, scope) ? null : 'not-found'
}

/** What an address is about: an organisation or its casefile, a region, or (null) neither. */
async function scopeOfAddress(
  { code, cycle, region }: Readonly<Record<string, string | undefined>>,
  viewer: Actor,
  casework: Services,
): Promise<PermissionScope | 'unknown' | null> {
  if (code !== undefined) return (await permissionScopeAt(casework, viewer, code, cycle ?? null)) ?? 'unknown'
  if (region === undefined) return null
  const regionCode = parseRegion(region)
  return regionCode === null ? 'unknown' : regionScope(regionCode)
}

/** Throws an error answered with 403 if the browser says that another site, or a sibling host, sent the form. */
export function refuseForeign({ headers }: FastifyRequest): void {
  const from = headers['sec-fetch-site']
  if (from === 'cross-site' || from === 'same-site') throw refused(403, 'The form was sent from another site')
}

/** Whether a request is a multipart form, as forms with files are. */
export function isInParts({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false
}

/** Throws an error answered with 415 if the route takes no file, or with 413 if the declared length is too large. */
export function refuseAsFile({ takesFile }: Route, { headers }: FastifyRequest): void {
  if (takesFile !== true) throw refused(415, 'No file belongs here')
  if (Number(headers['content-length'] ?? 0) > uploadLimits.body) throw refused(413, 'The form is too large')
}

function refused(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode })
}
