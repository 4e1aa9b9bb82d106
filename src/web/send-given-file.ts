import type { FastifyReply } from 'fastify'
import type { Answer } from './answer.ts'

/**
 * What somebody gave us, to be saved and never opened here: a browser that shows it all the same may run nothing in it,
 * and keeps no copy.
 */
export function sendGivenFile(
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
