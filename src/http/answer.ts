import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'

/** What a page gives back: never a half-written response. */
export type Answer =
  | {
      readonly kind: 'page'
      readonly page: VNode
      readonly status?: 200 | 400 | 403 | 404 | 409 | 413 | 422 | 429 | 503
      /** Begins a session beside it. */
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
  /** As somebody gave it: only ever to be saved. */
  | { readonly kind: 'given-file'; readonly name: string; readonly mediaType: string; readonly content: Buffer }
  | { readonly kind: 'json'; readonly content: unknown; readonly status?: 400 | 503 }
  | { readonly kind: 'start-session'; readonly token: string; readonly to: string }
  /** The browser keeps `token` until it is signed in; `to` may be a provider. */
  | { readonly kind: 'go-on-signing-in'; readonly token: string; readonly to: string }
  | { readonly kind: 'end-session'; readonly to: string }

export const notFound: Answer = { kind: 'not-found' }

export function show(page: VNode): Answer {
  return { kind: 'page', page }
}

/** The same form again with what was typed and what is wrong. */
export function showAgain(page: VNode, status: 400 | 409 | 413 | 422 | 429 | 503 = 422): Answer {
  return { kind: 'page', page, status }
}

/** After a change: the browser asks for a page, so that reloading does not send the form twice. */
export function goTo(to: string): Answer {
  return { kind: 'see-other', to }
}

/**
 * What somebody gave us, to be saved and never opened here: a browser that shows it all the same may run nothing in it,
 * and keeps no copy.
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
