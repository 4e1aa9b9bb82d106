import { dayAt } from '../core/day.ts'
import { checkCommand } from './check.ts'
import { type CliCommand, type Outcome, refused } from './command.ts'
import { templateCommand } from './template.ts'

/** The commands, by the first word after `main.ts`. Only this file reads the clock. */
const commands: Readonly<Record<string, CliCommand>> = {
  check: checkCommand,
  template: templateCommand,
}

const [, , name = '', ...args] = process.argv
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command === undefined) {
  const usages = Object.values(commands).map(({ usage }) => `  ${usage}`)
  console.error(`There is no command “${name}”. There are:\n${usages.join('\n')}`)
  process.exitCode = 2
} else {
  const { exitCode, output, error } = await outcomeOf(command)
  if (output !== '') console.log(output)
  if (error !== '') console.error(error)
  process.exitCode = exitCode
}

/** Ends with 2 after a mistake of ours: Node’s own exit code of 1 would mean that there is something to fix. */
async function outcomeOf({ run }: CliCommand): Promise<Outcome> {
  try {
    return await run(args, { today: dayAt(Date.now()) })
  } catch (error) {
    return refused(`Something went wrong here: ${error instanceof Error ? error.stack : error}`)
  }
}
