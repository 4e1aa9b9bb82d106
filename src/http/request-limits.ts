import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type RequestCounts, requestCounts } from '../casework/request-counts.ts'
import type { ServerParts } from './server-parts.ts'

/** Milliseconds between two exchanges of counts with the other processes. */
const exchangeInterval = 1000

/** Limits the requests of one address over all processes. Returns the counts, for the limits by person. */
export async function limitRequests(server: FastifyInstance, parts: ServerParts): Promise<RequestCounts> {
  const counts = requestCounts(parts.casework)
  let isExchanging = false
  const exchange = async () => {
    if (isExchanging) return
    isExchanging = true
    await counts.exchange().catch(() => {})
    isExchanging = false
  }
  const timer = setInterval(() => void exchange(), exchangeInterval).unref()
  server.addHook('onClose', async () => clearInterval(timer))
  await server.register(rateLimit, {
    max: parts.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => request.url.startsWith('/health/'),
    store: storeOf(counts),
  })
  return counts
}

/** Counts one more request of a person. Throws an error answered with 429 after too many in this minute. */
export function countPerson(
  counts: RequestCounts,
  person: string,
  reply: FastifyReply,
  { requestsOfPersonPerMinute: most = Number.POSITIVE_INFINITY }: ServerParts,
): void {
  const { requests, millisecondsLeft } = counts.count(`person/${person}`)
  if (requests <= most) return
  reply.header('retry-after', Math.ceil(millisecondsLeft / 1000))
  throw Object.assign(new Error('Too many requests from this person'), { statusCode: 429 })
}

type Callback = (error: null, counted: { readonly current: number; readonly ttl: number }) => void

/** The counts in the form that the library needs: a store class. */
function storeOf(counts: RequestCounts) {
  return class SharedStore {
    incr(address: string, callback: Callback): void {
      const { requests, millisecondsLeft } = counts.count(`address/${address}`)
      callback(null, { current: requests, ttl: millisecondsLeft })
    }
    child(): SharedStore {
      return this
    }
  }
}
