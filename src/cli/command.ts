import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Day, parseDay } from '../core/day.ts'

/** What a command needs to know about its surroundings. Only `main.ts` reads the clock. */
type CommandContext = {
  /** Today in England. */
  readonly today: Day
}

/** What a command prints and its exit code: 0 nothing found, 1 something found, 2 refused or not understood. */
export type Outcome = { readonly exitCode: 0 | 1 | 2; readonly output: string; readonly error: string }

export type CliCommand = {
  /** How to call it, in one line. */
  readonly usage: string
  readonly run: (args: readonly string[], context: CommandContext) => Promise<Outcome>
}

export function printed(output: string, exitCode: 0 | 1 = 0): Outcome {
  return { exitCode, output, error: '' }
}

/** The outcome of a refusal, with its reason on standard error. */
export function refused(error: string): Outcome {
  return { exitCode: 2, output: '', error }
}

/** What was typed after the command, or why it cannot be understood. */
export type Arguments = {
  readonly words: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
}

/** Reads arguments. `options` by their long names: each takes a text or is a flag such as `--json`. */
export function readArguments(
  args: readonly string[],
  options: Readonly<Record<string, 'text' | 'flag'>>,
): Arguments | { readonly wrong: string } {
  const config: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [name, { type: kind === 'text' ? 'string' : 'boolean' }]),
  )
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true })
    return { words: positionals, values: values as Arguments['values'] }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : 'The arguments cannot be understood' }
  }
}

/** The day given as `--on`: null if it is not given, `wrong` if it is not a day. */
export function dayOption({ values: { on } }: Arguments): Day | null | 'wrong' {
  if (on === undefined) return null
  return parseDay(String(on)) ?? 'wrong'
}
