import { dayAt } from '../core/day.ts'
import { checkCommand } from './check.ts'
import type { Command } from './command.ts'
import { templateCommand } from './template.ts'

/** Every command line, by the first word after `main.ts`. The only reader of the clock here. */
const commands: Readonly<Record<string, Command>> = {
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
  const { exitCode, output, error } = await command.run(args, { today: dayAt(Date.now()) })
  if (output !== '') console.log(output)
  if (error !== '') console.error(error)
  process.exitCode = exitCode
}
