import type { Day } from '../core/day.ts'

/** What a command line gets from outside. Only `main.ts` reads the clock. */
export type Surroundings = {
  /** Today in England. */
  readonly today: Day
}

/** What it prints and how it ends: 0 nothing found, 1 something found, 2 refused or not understood, with the reason. */
export type Outcome = { readonly exitCode: 0 | 1 | 2; readonly output: string; readonly error: string }

export type Command = {
  /** One line: how it is called. */
  readonly usage: string
  readonly run: (args: readonly string[], surroundings: Surroundings) => Promise<Outcome>
}

export function printed(output: string, exitCode: 0 | 1 = 0): Outcome {
  return { exitCode, output, error: '' }
}

/** Refused: the reason goes where errors go. */
export function refused(error: string): Outcome {
  return { exitCode: 2, output: '', error }
}
