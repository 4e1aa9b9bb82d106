import type { DailyRunHealth } from '../../../casework/timetable/daily-run-health.ts'
import { formatDate, timeOfDay } from '../../../core/day.ts'
import { pluralise } from '../../../core/sentences.ts'
import { WarningCallout } from '../../nhsuk/inset-text.tsx'

/** When a day was last opened, by whom and what it did; a warning where today’s is late. */
export function HealthLine({ health }: { readonly health: DailyRunHealth }) {
  const { last, state, today } = health
  return (
    <>
      {state === 'late' && (
        <WarningCallout heading={`${formatDate(today)} is not open`}>
          <p>So nobody was asked for anything today. A lead can open it by hand.</p>
        </WarningCallout>
      )}
      <p>{last === null ? 'No day has been opened yet.' : lastRunText(last)}</p>
    </>
  )
}

function lastRunText(last: NonNullable<DailyRunHealth['last']>): string {
  const begun = `${formatDate(last.day)} was opened at ${timeOfDay(last.startedAt)} by ${last.by}`
  if (last.finishedAt === null) return `${begun}. It has not been finished yet.`
  const did = [
    `${pluralise(last.casefiles, 'casefile')} read`,
    `${pluralise(last.reminders, 'reminder')} sent`,
    `${pluralise(last.emails, 'email')} written`,
  ]
  return `${begun}: ${did.join(', ')}.`
}
