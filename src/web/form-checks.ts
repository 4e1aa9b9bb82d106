import type { FastifyRequest } from 'fastify'
import type { Route } from './page-request.ts'
import { uploadLimits } from './upload-limits.ts'

/** Throws what is answered with 403 where the browser itself says that another site, or a sibling host, sent the form. */
export function refuseForeign({ headers }: FastifyRequest): void {
  const from = headers['sec-fetch-site']
  if (from === 'cross-site' || from === 'same-site') throw refused(403, 'The form was sent from another site')
}

/** Whether a form comes in parts, as forms with files do. */
export function isInParts({ headers }: FastifyRequest): boolean {
  return headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false
}

/** Throws what is answered with 415 or 413 where no file belongs, or one that says itself that it is too large. */
export function refuseAsFile({ takesFile }: Route, { headers }: FastifyRequest): void {
  if (takesFile !== true) throw refused(415, 'No file belongs here')
  if (Number(headers['content-length'] ?? 0) > uploadLimits.body) throw refused(413, 'The form is too large')
}

function refused(statusCode: number, message: string): Error {
  return Object.assign(new Error(message), { statusCode })
}
