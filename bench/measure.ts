/** Times in milliseconds, one decimal. */
export type Times = { readonly runs: number; readonly p50: number; readonly p95: number; readonly longest: number }

/** Runs `work` again and again, one run at a time: first `warmUp` times unmeasured, then `runs` times. */
export async function measure(warmUp: number, runs: number, work: () => unknown): Promise<Times> {
  for (let run = 0; run < warmUp; run++) await work()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return summaryOf(times)
}

function summaryOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => inTenths(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95), longest: at(1) }
}

function inTenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10
}
