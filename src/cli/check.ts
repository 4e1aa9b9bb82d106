import { open } from 'node:fs/promises'
import { formatDate } from '../core/day.ts'
import { cycle } from '../core/guidance/cycles.ts'
import { checkPlan } from '../workbook/checking/check-plan.ts'
import { readPlan } from '../workbook/checking/read-plan.ts'
import { limits } from '../workbook/reading/limits.ts'
import { refusalSentence } from '../workbook/reading/refusal.ts'
import { type CheckedFile, jsonReport, textReport } from './check-report.ts'
import { type Arguments, type CliCommand, dayOption, type Outcome, printed, readArguments, refused } from './command.ts'

/** `check FILE.xlsx [--json] [--on DAY]`: reads a filled template offline and prints what must be fixed in it. */
export const checkCommand: CliCommand = {
  usage: 'npm run --silent check -- FILE.xlsx [--json] [--on YYYY-MM-DD]',
  run: async (args) => {
    const given = readArguments(args, { json: 'flag', on: 'text' })
    if ('wrong' in given) return refused(`${given.wrong}\n${checkCommand.usage}`)
    const checked = await check(given)
    return 'reason' in checked ? refusalOutcome(checked, given) : reportOutcome(checked, given)
  },
}

/** Why there is nothing to report. */
type NotChecked = { readonly reason: string; readonly sentence: string }

async function check(given: Arguments): Promise<CheckedFile | NotChecked> {
  const [path, ...others] = given.words
  const on = dayOption(given)
  if (path === undefined || others.length > 0) return notChecked('arguments', `Name one file.\n${checkCommand.usage}`)
  if (on === 'wrong') return notChecked('arguments', `“${given.values.on}” is not a day: write it as 2021-07-01.`)
  const bytes = await readFileWithin(path)
  if ('unreadable' in bytes) return notChecked('unreadable', bytes.unreadable)
  const reading = await readPlan(bytes)
  if (!reading.read) return notChecked(reading.refusal.reason, `${path}: ${refusalSentence(reading.refusal)}`)
  const { plan } = reading
  const asOn = on ?? plan.madeOn
  const found = checkPlan(plan, cycle(plan.cycle).guidance, asOn)
  const noGuidance = `${path}: no guidance for ${plan.cycle} that is known here was in force on ${formatDate(asOn)}.`
  return found === null ? notChecked('no-guidance', noGuidance) : { path, plan, on: asOn, found }
}

/** Exit code 1 if anything must be fixed; hints are only listed. */
function reportOutcome(checked: CheckedFile, { values }: Arguments): Outcome {
  const { problems, findings } = checked.found
  const report = values.json === true ? jsonReport(checked) : textReport(checked)
  return printed(report, problems.length + findings.length === 0 ? 0 : 1)
}

function refusalOutcome(refusal: NotChecked, { values }: Arguments): Outcome {
  const output = values.json === true ? JSON.stringify({ refused: refusal }, null, 2) : ''
  return { ...refused(refusal.sentence), output }
}

function notChecked(reason: string, sentence: string): NotChecked {
  return { reason, sentence }
}

/** The bytes of a file, and one more than the limit if it is too large; or why it cannot be read. */
async function readFileWithin(path: string): Promise<Uint8Array | { readonly unreadable: string }> {
  try {
    const file = await open(path)
    try {
      if (!(await file.stat()).isFile()) return { unreadable: `${path} is not a file.` }
      const { buffer, bytesRead } = await file.read(Buffer.alloc(limits.fileBytes + 1), 0, limits.fileBytes + 1, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    return { unreadable: `${path} cannot be read: ${error instanceof Error ? error.message : 'unknown reason'}.` }
  }
}
