import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type Day, parseDay } from '../core/day.ts'

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
export function dayGiven({ values: { on } }: Arguments): Day | null | 'wrong' {
  if (on === undefined) return null
  return parseDay(String(on)) ?? 'wrong'
}
