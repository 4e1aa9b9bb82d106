import type { DayHealth } from '../../../casework/day-health.ts'
import { counted } from '../../../core/casefile/counted.ts'
import { inWords } from '../../../core/day.ts'
import { timeOfDay } from '../../../core/time-of-day.ts'
import { WarningCallout } from '../../nhsuk/warning-callout.tsx'

/** When a day was last opened, by whom and what it did; a warning where today’s is late. */
export function HealthLine({ health }: { readonly health: DayHealth }) {
  const { last, state, today } = health
  return (
    <>
      {state === 'late' && (
        <WarningCallout heading={`${inWords(today)} is not open`}>
          <p>So nobody was asked for anything today. A lead can open it by hand.</p>
        </WarningCallout>
      )}
      <p>{last === null ? 'No day has been opened yet.' : sayLast(last)}</p>
    </>
  )
}

function sayLast(last: NonNullable<DayHealth['last']>): string {
  const begun = `${inWords(last.day)} was opened at ${timeOfDay(last.begunAt)} by ${last.by}`
  if (last.finishedAt === null) return `${begun}. It has not been finished yet.`
  const did = [
    `${counted(last.casefiles, 'casefile')} read`,
    `${counted(last.asks, 'ask')} made`,
    `${counted(last.letters, 'letter')} written`,
  ]
  return `${begun}: ${did.join(', ')}.`
}
