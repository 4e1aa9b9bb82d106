import type { Casework } from '../casework/casework.ts'
import { type DayOpened, openTheDay } from '../casework/open-the-day.ts'
import { sayDayRefused, sayOpened } from '../casework/say-opened.ts'
import { parseDay } from '../core/day.ts'
import { readArguments } from './arguments.ts'
import { type Outcome, printed, refused } from './command.ts'

export const usage = 'npm run open-the-day [-- --day YYYY-MM-DD]'

/** Opens the day given, or today; `progress` is told in a line how far it has got. */
export async function openTheDayCommand(
  casework: Casework,
  args: readonly string[],
  progress: (line: string) => void,
): Promise<Outcome> {
  const given = readArguments(args, { day: 'text' })
  if ('wrong' in given) return refused(`${given.wrong}\n${usage}`)
  const asked = given.values.day
  const day = typeof asked === 'string' ? parseDay(asked) : casework.clock.today()
  if (day === null) return refused(`“${asked}” is not a day: write it as 2021-10-01.\n${usage}`)
  const opened = await openTheDay(casework, day, 'The command line', (doing, done) =>
    progress(doing === 'casefiles' ? `${done} casefiles read…` : `${done} addresses written to…`),
  )
  return outcomeOf(opened)
}

function outcomeOf(opened: DayOpened): Outcome {
  return opened.result === 'refused' ? refused(sayDayRefused(opened.refusal)) : printed(sayOpened(opened))
}
