import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CasefileView } from '../casework/questions.ts'
import type { Services } from '../casework/services.ts'
import type { Actor } from '../core/actor.ts'
import type { Day } from '../core/day.ts'
import { may, type Permission } from '../core/permissions.ts'
import type { Answer } from './answer.ts'
import { formFrom, partsOf, type SubmittedForm, type UploadedFile } from './form.ts'
import type { ServerParts, Site } from './server-parts.ts'
import { sessionCookie, signInCookie } from './session-cookie.ts'

/** What the pages of a casefile are given: its content, its address, and what the viewer may do in it. */
export type CasefileContext = CasefileView & {
  /** The address that all its pages begin with: `/organisations/RXX/2020-21`. */
  readonly address: string
  readonly may: (permission: Permission) => boolean
}

/** Everything a page may know about the request it answers. */
export type PageRequest = {
  readonly casework: Services
  readonly site: Site
  readonly viewer: Actor | null
  /** The casefile in the address, read when the request was let in; null where the address names none. */
  readonly casefile: CasefileContext | null
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: SubmittedForm
  readonly form: SubmittedForm
  readonly files: ReadonlyMap<string, UploadedFile>
  readonly csrf: string
  readonly today: Day
  readonly sessionToken: string | null
  readonly device: string
  /** The network address that the request came from. */
  readonly network: string
  /** The token of a browser that is half way through signing in. */
  readonly signInToken: string | null
}

/** A request by a signed-in person. The route's permission lets nobody else in. */
export type SignedInRequest = PageRequest & { readonly viewer: Actor }

export type Page = (request: PageRequest) => Promise<Answer>

/** One line of the site map: method, path, permission, page. */
export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: Permission
  /** Whether its form may contain a file. */
  readonly takesFile?: true
  readonly page: Page
}

/** What was read of a casefile, as the pages for this viewer need it. */
export function contextOf(viewer: Actor, view: CasefileView): CasefileContext {
  const { organisation, cycle } = view.casefileKey
  return {
    ...view,
    address: `/organisations/${organisation.code}/${cycle}`,
    may: (permission) => may(viewer, permission, view.permissionScope),
  }
}

/** A page that needs a signed-in viewer; the server sends everybody else to sign in. Throws without a viewer. */
export function forViewer(page: (request: SignedInRequest) => Promise<Answer>): Page {
  return (request) => {
    const { viewer } = request
    if (viewer === null)
      throw new Error(
        `${request.path} was requested without a viewer: give its route a permission that only signed-in people have`,
      )
    return page({ ...request, viewer })
  }
}

/** The same route, for a form that contains a file. */
export function takingFile(route: Route): Route {
  return { ...route, takesFile: true }
}

export async function readPageRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  { viewer, casefile }: Pick<PageRequest, 'viewer' | 'casefile'>,
  { casework, site }: ServerParts,
): Promise<PageRequest> {
  const { form, files } = await partsOf(request.body)
  return {
    casework,
    site,
    viewer,
    casefile,
    path: request.url,
    params: request.params as Readonly<Record<string, string>>,
    query: formFrom(request.query),
    form,
    files,
    csrf: reply.generateCsrf(),
    today: casework.clock.today(),
    sessionToken: request.cookies[sessionCookie(site)] ?? null,
    device: request.headers['user-agent'] ?? '',
    network: request.ip,
    signInToken: request.cookies[signInCookie(site)] ?? null,
  }
}
