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
  emailsQueued: ['dspt_emails_queued', 'Emails that wait to be sent'],
  emailsFailed: ['dspt_emails_failed', 'Emails that could not be sent and wait for the lead'],
  oldestEmailSeconds: ['dspt_email_oldest_seconds', 'How long the oldest waiting email has waited'],
  sessions: ['dspt_sessions', 'Sessions not ended yet'],
  casefiles: ['dspt_casefiles', 'Casefiles begun'],
  events: ['dspt_events', 'Events recorded in casefiles'],
  lastDailyRun: ['dspt_last_daily_run_seconds', 'The last day that was opened, since 1970'],
  lastDailyRunByPerson: [
    'dspt_last_daily_run_by_person',
    '1 where a person opened that day, 0 where it opened by itself',
  ],
  lastDailyRunCasefiles: ['dspt_last_daily_run_casefiles', 'Casefiles read when that day was opened'],
  lastDailyRunReminders: ['dspt_last_daily_run_reminders', 'Reminders sent by that daily run'],
  lastDailyRunEmails: ['dspt_last_daily_run_emails', 'Emails written when that day was opened'],
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
