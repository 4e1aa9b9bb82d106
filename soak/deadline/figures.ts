import type { Answered } from './load.ts'

/** Milliseconds from when each request was due until its answer was complete. */
export type Figures = {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly longest: number
}

export function figuresOf(answered: readonly Answered[]): Figures {
  const sorted = Float64Array.from(answered, ({ milliseconds }) => milliseconds).toSorted()
  const at = (share: number) => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) }
}

/** The figures of each kind of request by name, the most frequent first. */
export function figuresByName(answered: readonly Answered[]): readonly (readonly [name: string, figures: Figures])[] {
  return [...Map.groupBy(answered, ({ name }) => name)]
    .map(([name, all]): readonly [string, Figures] => [name, figuresOf(all)])
    .toSorted(([, a], [, b]) => b.count - a.count)
}
