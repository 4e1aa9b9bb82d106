import { type Day, day } from '../day.ts'
import { guidance2021 } from './cycles/2020-21.ts'
import type { CycleGuidance } from './guidance.ts'

/** Every cycle known here, oldest first. */
export const cycleNames = ['2020-21', '2021-22'] as const

/** A cycle by its years, as the guidance writes them: “the 2020-2021 toolkit” is `2020-21`. */
export type CycleName = (typeof cycleNames)[number]

/** One year of the toolkit. Unknown facts are null or absent, never guessed. */
export type Cycle = {
  readonly name: CycleName
  readonly edition: number
  /** The day its improvement plan instructions were published. */
  readonly instructionsPublished: Day
  readonly knownDates: readonly KnownDate[]
  /** As first published; null where the instructions are only known in part, so that no plan can be judged. */
  readonly guidance: CycleGuidance | null
  /** Remarks about the sources. */
  readonly notes: readonly string[]
}

type KnownDate = { readonly day: Day; readonly what: string; readonly source: string }

const cycles: Readonly<Record<CycleName, Cycle>> = {
  '2020-21': {
    name: '2020-21',
    edition: 3,
    instructionsPublished: day('2021-05-19'),
    knownDates: [{ day: day('2021-06-30'), what: 'Assessments are published by', source: '“the 30 June deadline”' }],
    guidance: guidance2021,
    notes: [
      'The page of May 2021 is headed 20 May. The annex calls them the instructions “provided on the DSP Toolkit website on 19 May 2021”, so 19 May is the day used.',
      'The page of 21 December 2021 also says “The deadline for completing the 2020-2021 toolkit is 30 December 2021”. Its own annex says 30 June, as did the page of May 2021, so 30 June is the day used.',
    ],
  },
  '2021-22': {
    name: '2021-22',
    edition: 4,
    instructionsPublished: day('2022-05-26'),
    knownDates: [
      { day: day('2022-02-28'), what: 'Baseline assessments are due by', source: 'the 2021-22 standard' },
      { day: day('2022-06-30'), what: 'Assessments are published by', source: 'the 2021-22 standard' },
    ],
    guidance: null,
    notes: [
      'The improvement plan instructions of 26 May 2022 are known only in part: no plan of this toolkit year can be judged here.',
    ],
  },
}

/** The cycle of that name; its guidance is without the amendments issued since. */
export function cycle(name: CycleName): Cycle {
  return cycles[name]
}

/** The cycle of a day, where none is chosen: the last whose instructions had been published by then, or the first. */
export function cycleOn(on: Day): CycleName {
  const [first] = cycleNames
  return cycleNames.findLast((name) => cycle(name).instructionsPublished <= on) ?? first
}

/** The cycle named in an address or a file, or null. */
export function parseCycleName(text: string): CycleName | null {
  return cycleNames.find((name) => name === text) ?? null
}
