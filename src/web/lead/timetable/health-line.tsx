import type { DailyRunHealth } from '../../../casework/timetable/daily-run-health.ts'
import { formatDate, timeOfDay } from '../../../core/day.ts'
import { pluralise } from '../../../core/sentences.ts'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'

/** When the last daily run started, who started it and what it did; a warning if today’s is late. */
export function HealthLine({ health }: { readonly health: DailyRunHealth }) {
  const { last, state, today } = health
  return (
    <>
      {state === 'late' && (
        <WarningCallout heading={`The daily run of ${formatDate(today)} has not started`}>
          <p>So no reminders have been sent today. A lead can start the daily run.</p>
        </WarningCallout>
      )}
      <p>{last === null ? 'There has been no daily run yet.' : lastRunText(last)}</p>
    </>
  )
}

function lastRunText(last: NonNullable<DailyRunHealth['last']>): string {
  const started = `The daily run of ${formatDate(last.day)} was started at ${timeOfDay(last.startedAt)} by ${last.by}`
  if (last.finishedAt === null) return `${started}. It has not finished yet.`
  const did = [
    `${pluralise(last.casefiles, 'assessment')} checked`,
    `${pluralise(last.reminders, 'reminder')} sent`,
    `${pluralise(last.emails, 'email')} written`,
  ]
  return `${started}: ${did.join(', ')}.`
}
