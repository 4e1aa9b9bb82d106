import { isReady } from '../../casework/operations.ts'
import { type DailyRunState, dailyRunHealth } from '../../casework/timetable/daily-run-health.ts'
import type { Day } from '../../core/day.ts'
import type { Answer } from '../../http/answer.ts'
import type { PageRequest } from '../../http/page-request.ts'

/** The process answers. */
export async function livePage(): Promise<Answer> {
  return { kind: 'json', content: { status: 'live' } }
}

/** The service can do its work: a load balancer sends nobody here while it cannot. */
export async function readyPage({ casework }: PageRequest): Promise<Answer> {
  const ready = await isReady(casework)
  return ready
    ? { kind: 'json', content: { status: 'ready' } }
    : { kind: 'json', content: { status: 'not ready', because: 'the database does not answer' }, status: 503 }
}

/** All that everybody is told of a day. Who opened it and what it did is for `/metrics` and for the lead. */
type DayAnswer = { readonly status: DailyRunState; readonly day: Day }

/** Whether today was opened, for whoever watches the service: 503 when nobody was asked for anything by then. */
export async function dayPage({ casework }: PageRequest): Promise<Answer> {
  const { today, state } = await dailyRunHealth(casework)
  const content: DayAnswer = { status: state, day: today }
  return state === 'late' ? { kind: 'json', content, status: 503 } : { kind: 'json', content }
}
