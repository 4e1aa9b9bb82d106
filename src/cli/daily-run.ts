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

/** Opens the day given, or today; `progress` is told in a line how far it has got. */
export async function dailyRunCommand(
  casework: Services,
  args: readonly string[],
  progress: (line: string) => void,
): Promise<Outcome> {
  const given = readArguments(args, { day: 'text' })
  if ('wrong' in given) return refused(`${given.wrong}\n${usage}`)
  const asked = given.values.day
  const day = typeof asked === 'string' ? parseDay(asked) : casework.clock.today()
  if (day === null) return refused(`“${asked}” is not a day: write it as 2021-10-01.\n${usage}`)
  const opened = await runDay(casework, day, 'The command line', (doing, done) =>
    progress(doing === 'casefiles' ? `${done} casefiles read…` : `${done} addresses written to…`),
  )
  return outcomeOf(opened)
}

function outcomeOf(opened: DailyRunResult): Outcome {
  return opened.result === 'refused'
    ? refused(dailyRunRefusalMessage(opened.refusal))
    : printed(dailyRunMessage(opened))
}
