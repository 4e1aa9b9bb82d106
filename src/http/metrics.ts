import fastify, { type FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isReady, readFiguresForOperator } from '../casework/operations.ts'
import type { Services } from '../casework/services.ts'

/**
 * What Prometheus is told: `watch` counts a server's answers, `server` answers `/metrics`, and how the process is, for
 * one that answers nobody else.
 */
export type Metrics = { readonly watch: (server: FastifyInstance) => void; readonly server: FastifyInstance }

type Figures = Awaited<ReturnType<typeof readFiguresForOperator>>

const gauges: Readonly<Record<keyof Figures, readonly [name: string, help: string]>> = {
  lettersQueued: ['dspt_letters_queued', 'Letters that wait to be sent'],
  lettersStuck: ['dspt_letters_stuck', 'Letters that could not be sent and wait for the lead'],
  oldestLetterSeconds: ['dspt_letter_oldest_seconds', 'How long the oldest waiting letter has waited'],
  sessions: ['dspt_sessions', 'Sessions not ended yet'],
  casefiles: ['dspt_casefiles', 'Casefiles begun'],
  events: ['dspt_events', 'Events recorded in casefiles'],
  lastOpenedDay: ['dspt_last_opened_day_seconds', 'The last day that was opened, since 1970'],
  lastOpenedDayByPerson: [
    'dspt_last_opened_day_by_person',
    '1 where a person opened that day, 0 where it opened by itself',
  ],
  lastOpenedDayCasefiles: ['dspt_last_opened_day_casefiles', 'Casefiles read when that day was opened'],
  lastOpenedDayAsks: ['dspt_last_opened_day_asks', 'Asks made when that day was opened'],
  lastOpenedDayLetters: ['dspt_last_opened_day_letters', 'Letters written when that day was opened'],
}

/** On a port of its own: paths, counts and times, no address, no person, nothing of a plan. */
export function createMetrics(casework: Services): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long answers took, by route of the site map',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const shown = new Map<string, Gauge>()
  for (const [name, help] of Object.values(gauges)) shown.set(name, new Gauge({ name, help, registers: [registry] }))
  const server = fastify({ logger: false })
  server.get('/metrics', async (_request, reply) => {
    const now = await readFiguresForOperator(casework)
    for (const [key, [name]] of Object.entries(gauges)) shown.get(name)?.set(now[key as keyof Figures])
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  server.get('/health/live', async () => 'live\n')
  server.get('/health/ready', async (_request, reply) =>
    (await isReady(casework)) ? 'ready\n' : reply.code(503).send('not ready\n'),
  )
  return {
    server,
    watch: (watched) =>
      watched.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'not found'
        seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
      }),
  }
}
