import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Day, parseDay } from '../core/day.ts'

/** What a command line gets from outside. Only `main.ts` reads the clock. */
type CommandContext = {
  /** Today in England. */
  readonly today: Day
}

/** What it prints and how it ends: 0 nothing found, 1 something found, 2 refused or not understood, with the reason. */
export type Outcome = { readonly exitCode: 0 | 1 | 2; readonly output: string; readonly error: string }

export type CliCommand = {
  /** One line: how it is called. */
  readonly usage: string
  readonly run: (args: readonly string[], surroundings: CommandContext) => Promise<Outcome>
}

export function printed(output: string, exitCode: 0 | 1 = 0): Outcome {
  return { exitCode, output, error: '' }
}

/** Refused: the reason goes where errors go. */
export function refused(error: string): Outcome {
  return { exitCode: 2, output: '', error }
}

/** What was typed after the command, or why it cannot be understood. */
export type Arguments = {
  readonly words: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
}

/** `options` by their long names; each is a text or, like `--json`, only there or not. */
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

/** The day after `--on`: `null` where it was not given, `wrong` where it is no day. */
export function dayOption({ values: { on } }: Arguments): Day | null | 'wrong' {
  if (on === undefined) return null
  return parseDay(String(on)) ?? 'wrong'
}
