import type { Services } from '../casework/services.ts'
import {
  type DailyRunResult,
  dailyRunMessage,
  dailyRunRefusalMessage,
  runDay,
} from '../casework/timetable/daily-run.ts'
import { parseDay } from '../core/day.ts'
import { type Outcome, printed, readArguments, refused } from './command.ts'

const usage = 'npm run run-day [-- --day YYYY-MM-DD]'

/** Does the daily run of the given day, or of today; `progress` gets a line now and then about how far it is. */
export async function dailyRunCommand(
  casework: Services,
  args: readonly string[],
  progress: (line: string) => void,
): Promise<Outcome> {
  const given = readArguments(args, { day: 'text' })
  if ('wrong' in given) return refused(`${given.wrong}\n${usage}`)
  const text = given.values.day
  const day = typeof text === 'string' ? parseDay(text) : casework.clock.today()
  if (day === null) return refused(`“${text}” is not a day: write it as 2021-10-01.\n${usage}`)
  const result = await runDay(casework, day, 'The command line', (doing, done) =>
    progress(doing === 'casefiles' ? `${done} casefiles read…` : `${done} addresses written to…`),
  )
  return outcomeOf(result)
}

function outcomeOf(result: DailyRunResult): Outcome {
  return result.result === 'refused'
    ? refused(dailyRunRefusalMessage(result.refusal))
    : printed(dailyRunMessage(result))
}
