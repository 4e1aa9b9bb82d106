import { addDays, type Day, weekday } from '../../core/day.ts'

/** Made-up chance: what it gives follows from its seed alone. */
export type Chance = {
  /** True in this share of cases, from 0 to 1. */
  readonly is: (share: number) => boolean
  readonly between: (least: number, most: number) => number
  readonly of: <T>(choices: readonly [T, ...T[]]) => T
  /** One of several by its weight. */
  readonly weighing: <T extends string>(weights: Readonly<Record<T, number>>) => T
  /** A working day so many days after another. */
  readonly daysAfter: (from: Day, least: number, most: number) => Day
}

/** The same seed gives the same chances in the same order, on every machine. */
export function chanceFrom(seed: string): Chance {
  const next = fractions(hashOf(seed))
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    is: (share) => next() < share,
    between,
    of: (choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    weighing: (weights) => weighed(Object.entries(weights) as [keyof typeof weights, number][], next()),
    daysAfter: (from, least, most) => workingDay(addDays(from, between(least, most))),
  }
}

/** Saturday and Sunday give the Monday after. */
export function workingDay(day: Day): Day {
  const toMonday = 8 - weekday(day)
  return toMonday <= 2 ? addDays(day, toMonday) : day
}

function weighed<T extends string>(weights: readonly (readonly [T, number])[], fraction: number): T {
  let left = fraction * weights.reduce((sum, [, weight]) => sum + weight, 0)
  const found = weights.find(([, weight]) => {
    left -= weight
    return left < 0
  })
  const [first] = found ?? weights.at(-1) ?? []
  if (first === undefined) throw new Error('There is nothing to choose from: give at least one weight')
  return first
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

/** Numbers from 0 up to 1, by a linear step (Numerical Recipes) with its bits mixed. */
function fractions(start: number): () => number {
  let state = start
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
    return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32
  }
}
