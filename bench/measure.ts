/** Times in milliseconds, two decimals. */
export type Times = { readonly runs: number; readonly p50: number; readonly p95: number; readonly longest: number }

/** Runs `work` again and again, one run at a time: first `warmUp` times unmeasured, then `runs` times. */
export async function measure(warmUp: number, runs: number, work: () => unknown): Promise<Times> {
  const [times] = await measureInTurn(warmUp, runs, [work])
  if (times === undefined) throw new Error('Nothing was measured')
  return times
}

/** The same for several that are compared: one after the other in each round, so that all meet the same load. */
export async function measureInTurn(
  warmUp: number,
  runs: number,
  works: readonly (() => unknown)[],
): Promise<readonly Times[]> {
  const times = works.map((work) => ({ work, milliseconds: [] as number[] }))
  for (let run = -warmUp; run < runs; run++) {
    for (const { work, milliseconds } of times) {
      const taken = await timed(work)
      if (run >= 0) milliseconds.push(taken)
    }
  }
  return times.map(({ milliseconds }) => summaryOf(milliseconds))
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export function summaryOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => inHundredths(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95), longest: at(1) }
}

function inHundredths(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
