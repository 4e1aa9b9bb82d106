/** Times in milliseconds, two decimals. */
export type Times = { readonly runs: number; readonly p50: number; readonly p95: number; readonly longest: number }

/** Runs `work` again and again, one run at a time: first `warmUp` times unmeasured, then `runs` times. */
export async function measure(warmUp: number, runs: number, work: () => unknown): Promise<Times> {
  const [times] = await measureInTurn(warmUp, runs, [work, () => undefined])
  return times
}

/** The same for two that are compared: one after the other in each round, so that both meet the same load. */
export async function measureInTurn(
  warmUp: number,
  runs: number,
  [first, second]: readonly [() => unknown, () => unknown],
): Promise<readonly [Times, Times]> {
  const times: readonly [number[], number[]] = [[], []]
  for (let run = -warmUp; run < runs; run++) {
    const [one, other] = [await timed(first), await timed(second)]
    if (run < 0) continue
    times[0].push(one)
    times[1].push(other)
  }
  return [summaryOf(times[0]), summaryOf(times[1])]
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function summaryOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => inHundredths(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { runs: sorted.length, p50: at(0.5), p95: at(0.95), longest: at(1) }
}

function inHundredths(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100
}
