import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'

/** What a page function returns; the server turns it into a response. */
export type Answer =
  | {
      readonly kind: 'page'
      readonly page: VNode
      readonly status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 503
      /** A session token: with it the page also starts a session. */
      readonly session?: string
    }
  | { readonly kind: 'see-other'; readonly to: string }
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'file'
      readonly name: string
      readonly mediaType: string
      readonly content: string | Buffer
    }
  /**
   * A file written while it is sent; without a name a browser shows it. Where it fails, the connection is cut, so that half
   * of it never looks whole.
   */
  | { readonly kind: 'stream'; readonly name: string | null; readonly mediaType: string; readonly content: Readable }
  /** A file that a person uploaded, unchanged: the browser may only save it. */
  | { readonly kind: 'given-file'; readonly name: string; readonly mediaType: string; readonly content: Buffer }
  | { readonly kind: 'json'; readonly content: unknown; readonly status?: 400 | 503 }
  | { readonly kind: 'start-session'; readonly token: string; readonly to: string }
  /** The browser stores `token` until sign-in is complete; `to` may be the address of a sign-in provider. */
  | { readonly kind: 'go-on-signing-in'; readonly token: string; readonly to: string }
  | { readonly kind: 'end-session'; readonly to: string }

export const notFound: Answer = { kind: 'not-found' }

export function show(page: VNode): Answer {
  return { kind: 'page', page }
}

/** The same form again, with what was typed and the errors. */
export function showAgain(page: VNode, status: 400 | 409 | 413 | 422 | 429 | 503 = 422): Answer {
  return { kind: 'page', page, status }
}

/** Redirects after a change, so that reloading the page does not send the form twice. */
export function goTo(to: string): Answer {
  return { kind: 'see-other', to }
}

/**
 * Sends an uploaded file as a download. A browser that displays it all the same runs nothing in it and stores no copy.
 */
export function sendUploadedFile(
  { name, mediaType, content }: Answer & { readonly kind: 'given-file' },
  reply: FastifyReply,
): FastifyReply {
  const plain = name.replaceAll(/[^\w.,() -]/g, '')
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(plain)}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(content)
}
