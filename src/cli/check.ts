import { inWords } from '../core/day.ts'
import { cycle } from '../core/guidance/cycles.ts'
import { checkPlan } from '../workbook/check-plan.ts'
import { readPlan } from '../workbook/read-plan.ts'
import { refusalSentence } from '../workbook/refusal.ts'
import { type Arguments, dayGiven, readArguments } from './arguments.ts'
import { type CheckedFile, jsonReport, textReport } from './check-report.ts'
import { type Command, type Outcome, printed, refused } from './command.ts'
import { readFileWithin } from './read-file-within.ts'

/** `check FILE.xlsx [--json] [--on DAY]`: reads a filled template offline and prints all that it alone can show. */
export const checkCommand: Command = {
  usage: 'npm run --silent check -- FILE.xlsx [--json] [--on YYYY-MM-DD]',
  run: async (args) => {
    const given = readArguments(args, { json: 'flag', on: 'text' })
    if ('wrong' in given) return refused(`${given.wrong}\n${checkCommand.usage}`)
    const checked = await check(given)
    return 'reason' in checked ? told(checked, given) : reported(checked, given)
  },
}

/** Why there is nothing to report. */
type NotChecked = { readonly reason: string; readonly sentence: string }

async function check(given: Arguments): Promise<CheckedFile | NotChecked> {
  const [path, ...others] = given.words
  const on = dayGiven(given)
  if (path === undefined || others.length > 0) return not('arguments', `Name one file.\n${checkCommand.usage}`)
  if (on === 'wrong') return not('arguments', `“${given.values.on}” is not a day: write it as 2021-07-01.`)
  const bytes = await readFileWithin(path)
  if ('unreadable' in bytes) return not('unreadable', bytes.unreadable)
  const reading = await readPlan(bytes)
  if (!reading.read) return not(reading.refusal.reason, `${path}: ${refusalSentence(reading.refusal)}`)
  const { plan } = reading
  const asOn = on ?? plan.madeOn
  const found = checkPlan(plan, cycle(plan.cycle).guidance, asOn)
  const noGuidance = `${path}: no guidance for ${plan.cycle} that is known here was in force on ${inWords(asOn)}.`
  return found === null ? not('no-guidance', noGuidance) : { path, plan, on: asOn, found }
}

/** Hints are listed apart and do not count. */
function reported(checked: CheckedFile, { values }: Arguments): Outcome {
  const { problems, findings } = checked.found
  const report = values.json === true ? jsonReport(checked) : textReport(checked)
  return printed(report, problems.length + findings.length === 0 ? 0 : 1)
}

function told(refusal: NotChecked, { values }: Arguments): Outcome {
  const output = values.json === true ? JSON.stringify({ refused: refusal }, null, 2) : ''
  return { ...refused(refusal.sentence), output }
}

function not(reason: string, sentence: string): NotChecked {
  return { reason, sentence }
}
