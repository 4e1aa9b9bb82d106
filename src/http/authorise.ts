import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOfSession } from '../casework/people/sign-in/sessions.ts'
import { casefileAtAddress, findOrganisation } from '../casework/questions.ts'
import type { RequestCounts } from '../casework/request-counts.ts'
import type { Services } from '../casework/services.ts'
import type { Actor } from '../core/actor.ts'
import { parseRegion } from '../core/organisation.ts'
import { may, organisationScope, type PermissionScope, permissions, regionScope } from '../core/permissions.ts'
import { uploadLimits } from './form.ts'
import { type CasefileContext, contextOf, type Route } from './page-request.ts'
import { countPerson } from './request-limits.ts'
import type { ServerParts } from './server-parts.ts'
import { sessionCookie } from './session-cookie.ts'

/** Who sent a request, whether they are let in, and the casefile that its address names. */
export type Authorised = {
  readonly viewer: Actor | null
  /** Why the page is not shown; null where it is. What a viewer may not see is answered as if it did not exist. */
  readonly refusal: 'sign-in' | 'not-found' | null
  /** null where the address names none, and for those who are refused. */
  readonly casefile: CasefileContext | null
}

const authorised = new WeakMap<FastifyRequest, Promise<Authorised>>()

/**
 * Looks up session, permission and casefile, and counts the request of its person; once for each request, however often
 * it is called. Throws an error answered with 429 after too many requests.
 */
export function authorise(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts & { readonly counts: RequestCounts },
): Promise<Authorised> {
  const known = authorised.get(request) ?? lookUp(route, request, reply, parts)
  authorised.set(request, known)
  return known
}

async function lookUp(
  { permission }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: ServerParts & { readonly counts: RequestCounts },
): Promise<Authorised> {
  const viewer = await viewerOf(request, parts)
  if (viewer !== null) countPerson(parts.counts, viewer.id, reply, parts)
  if (permissions[permission] === 'everyone') return { viewer, refusal: null, casefile: null }
  if (viewer === null) return { viewer, refusal: 'sign-in', casefile: null }
  const { code, cycle, region } = request.params as Readonly<Record<string, string | undefined>>
  if (code !== undefined && cycle !== undefined) {
    const view = await casefileAtAddress(parts.casework, viewer, permission, { code, cycle })
    return view === null
      ? { viewer, refusal: 'not-found', casefile: null }
      : { viewer, refusal: null, casefile: contextOf(viewer, view) }
  }
  const scope = await scopeOfAddress(code, region, parts.casework)
  const isOpen = scope !== 'unknown' && may(viewer, permission, scope)
  return { viewer, refusal: isOpen ? null : 'not-found', casefile: null }
}

/** The person whose session the browser has; null where it has none. */
export async function viewerOf(request: FastifyRequest, { casework, site }: ServerParts): Promise<Actor | null> {
  const token = request.cookies[sessionCookie(site)]
  return token === undefined ? null : actorOfSession(casework, token, site.demo !== null)
}

/** What an address without a casefile is about: an organisation, a region, or (null) neither. */
async function scopeOfAddress(
  code: string | undefined,
  region: string | undefined,
  casework: Services,
): Promise<PermissionScope | 'unknown' | null> {
  if (code !== undefined) {
    const organisation = await findOrganisation(casework, code)
    return organisation === null ? 'unknown' : organisationScope(organisation, casework.clock.today())
  }
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
