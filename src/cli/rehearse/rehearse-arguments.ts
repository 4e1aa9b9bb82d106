import { type Day, parseDay } from '../../core/day.ts'
import { type CycleName, parseCycleName } from '../../core/guidance/cycles.ts'
import { readArguments } from '../command.ts'

/** What was asked for on the command line. */
export type RehearseArguments = {
  readonly cycle: CycleName
  readonly seed: string
  /** The variants to play, in their order; several are reported side by side. */
  readonly variants: readonly [withAmendment: boolean, ...boolean[]]
  readonly on: Day | null
  readonly writeDocs: boolean
}

export const rehearseUsage =
  'npm run rehearse -- --cycle 2020-21 [--on 2021-12-21] [--without-amendment | --compare] [--seed TEXT] [--write-docs]'

const usualSeed = 'made up'

/** Gives what is wrong in a sentence where it cannot be understood. */
export function readRehearseArguments(args: readonly string[]): RehearseArguments | { readonly wrong: string } {
  const read = readArguments(args, {
    cycle: 'text',
    seed: 'text',
    on: 'text',
    'without-amendment': 'flag',
    compare: 'flag',
    'write-docs': 'flag',
  })
  if ('wrong' in read) return read
  const { values, words } = read
  const cycle = parseCycleName(String(values.cycle ?? ''))
  const on = values.on === undefined ? null : parseDay(String(values.on))
  if (cycle === null) return { wrong: 'Say which toolkit year to rehearse, such as --cycle 2020-21' }
  if (values.on !== undefined && on === null) return { wrong: 'Give the day after --on as 2021-12-21' }
  if (words.length > 0) return { wrong: `“${words[0]}” is not understood` }
  return {
    cycle,
    seed: String(values.seed ?? usualSeed),
    variants: variantsOf(values['without-amendment'] === true, values.compare === true),
    on,
    writeDocs: values['write-docs'] === true,
  }
}

function variantsOf(without: boolean, compare: boolean): RehearseArguments['variants'] {
  return compare ? [false, true] : [!without]
}
