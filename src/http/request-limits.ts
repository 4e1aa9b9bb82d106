import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type RequestCounts, requestCounts } from '../casework/request-counts.ts'
import type { ServerParts } from './server-parts.ts'

/** Milliseconds between two exchanges of counts with the other processes. */
const exchangeEvery = 1000

/** Limits how often one address may ask, over all processes; gives the counts, for limits by person. */
export async function limitRequests(server: FastifyInstance, parts: ServerParts): Promise<RequestCounts> {
  const counts = requestCounts(parts.casework)
  let isUnderWay = false
  const exchange = async () => {
    if (isUnderWay) return
    isUnderWay = true
    await counts.exchange().catch(() => {})
    isUnderWay = false
  }
  const timer = setInterval(() => void exchange(), exchangeEvery).unref()
  server.addHook('onClose', async () => clearInterval(timer))
  await server.register(rateLimit, {
    max: parts.requestsPerMinute,
    timeWindow: 60_000,
    allowList: (request) => request.url.startsWith('/health/'),
    store: storeOf(counts),
  })
  return counts
}

/** One more request of a person. Throws what is answered with 429 when there were too many this minute. */
export function countPerson(
  counts: RequestCounts,
  person: string,
  reply: FastifyReply,
  { requestsOfPersonPerMinute: most = Number.POSITIVE_INFINITY }: ServerParts,
): void {
  const { requests, millisecondsLeft } = counts.count(`person/${person}`)
  if (requests <= most) return
  reply.header('retry-after', Math.ceil(millisecondsLeft / 1000))
  throw Object.assign(new Error('This person asks too often'), { statusCode: 429 })
}

type Answer = (error: null, counted: { readonly current: number; readonly ttl: number }) => void

/** The counts as the library asks for them. */
function storeOf(counts: RequestCounts) {
  return class SharedStore {
    incr(address: string, answer: Answer): void {
      const { requests, millisecondsLeft } = counts.count(`address/${address}`)
      answer(null, { current: requests, ttl: millisecondsLeft })
    }
    child(): SharedStore {
      return this
    }
  }
}
