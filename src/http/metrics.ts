import fastify, { type FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isReady, readFiguresForOperator } from '../casework/operations.ts'
import type { Services } from '../casework/services.ts'

/**
 * Metrics for Prometheus. `watch` counts a server's responses; `server` serves `/metrics` and health checks, for a
 * process that has no other server.
 */
export type Metrics = { readonly watch: (server: FastifyInstance) => void; readonly server: FastifyInstance }

type Figures = Awaited<ReturnType<typeof readFiguresForOperator>>

const gauges: Readonly<Record<keyof Figures, readonly [name: string, help: string]>> = {
  emailsQueued: ['dspt_emails_queued', 'Emails waiting to be sent'],
  emailsFailed: ['dspt_emails_failed', 'Emails that failed to send and wait for the lead'],
  oldestEmailSeconds: ['dspt_email_oldest_seconds', 'Seconds that the oldest queued email has waited'],
  sessions: ['dspt_sessions', 'Sessions not ended yet'],
  casefiles: ['dspt_casefiles', 'Casefiles begun'],
  events: ['dspt_events', 'Events recorded in casefiles'],
  lastDailyRun: ['dspt_last_daily_run_seconds', 'The day of the last daily run, in seconds since 1970'],
  lastDailyRunByPerson: [
    'dspt_last_daily_run_by_person',
    '1 if a person started that daily run, 0 if it started by itself',
  ],
  lastDailyRunCasefiles: ['dspt_last_daily_run_casefiles', 'Casefiles read by that daily run'],
  lastDailyRunReminders: ['dspt_last_daily_run_reminders', 'Reminders sent by that daily run'],
  lastDailyRunEmails: ['dspt_last_daily_run_emails', 'Emails written by that daily run'],
}

/** Metrics served on their own port: routes, counts and times, but no addresses, people or plans. */
export function createMetrics(casework: Services): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to respond, by route of the site map',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const byName = new Map<string, Gauge>()
  for (const [name, help] of Object.values(gauges)) byName.set(name, new Gauge({ name, help, registers: [registry] }))
  const server = fastify({ logger: false })
  server.get('/metrics', async (_request, reply) => {
    const now = await readFiguresForOperator(casework)
    for (const [key, [name]] of Object.entries(gauges)) byName.get(name)?.set(now[key as keyof Figures])
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
