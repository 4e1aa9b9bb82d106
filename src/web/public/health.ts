import { isReady } from '../../casework/operations.ts'
import { type DailyRunState, dailyRunHealth } from '../../casework/timetable/daily-run-health.ts'
import type { Day } from '../../core/day.ts'
import type { Answer } from '../../http/answer.ts'
import type { PageRequest } from '../../http/page-request.ts'

/** Whether the process answers at all. */
export async function livePage(): Promise<Answer> {
  return { kind: 'json', content: { status: 'live' } }
}

/** Whether the service can work: 503 tells a load balancer to send no requests here. */
export async function readyPage({ casework }: PageRequest): Promise<Answer> {
  const ready = await isReady(casework)
  return ready
    ? { kind: 'json', content: { status: 'ready' } }
    : { kind: 'json', content: { status: 'not ready', because: 'the database does not answer' }, status: 503 }
}

/** The public state of the daily run. Who started it and what it did are only in `/metrics` and on the lead's pages. */
type DailyRunAnswer = { readonly status: DailyRunState; readonly day: Day }

/** Whether today's daily run is done, for monitoring: 503 if it is late. */
export async function dayPage({ casework }: PageRequest): Promise<Answer> {
  const { today, state } = await dailyRunHealth(casework)
  const content: DailyRunAnswer = { status: state, day: today }
  return state === 'late' ? { kind: 'json', content, status: 503 } : { kind: 'json', content }
}
