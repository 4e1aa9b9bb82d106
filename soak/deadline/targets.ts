import { type Stretch, targets } from './evening.ts'
import { figuresOf } from './figures.ts'
import type { StretchResult } from './generator.ts'
import type { Checked } from './ledger.ts'
import { percent } from './percent.ts'
import type { Sample } from './watch.ts'

export type Measured = StretchResult & { readonly stretch: Stretch; readonly samples: readonly Sample[] }

export type Evening = {
  readonly measured: readonly Measured[]
  readonly checked: Checked
  /** Of the service, when it was told to stop. */
  readonly exitCode: number | null
  readonly errorsLogged: number
  readonly onServer: boolean
}

/** Each target that was missed, as a sentence. */
export function missedTargets({ measured, checked, exitCode, errorsLogged }: Evening): readonly string[] {
  const { missing, integrityErrors } = checked
  return [
    ...measured.flatMap(missedIn),
    ...(missing.length > 0 ? [`${missing.length} acknowledged actions are not as they were acknowledged`] : []),
    ...(integrityErrors.length > 0 ? [`verify finds ${integrityErrors.length} integrity errors`] : []),
    ...(errorsLogged > 0 ? [`The service logged ${errorsLogged} errors`] : []),
    ...(exitCode === 0 ? [] : [`The service ended with ${exitCode}`]),
  ]
}

function missedIn({ stretch: { name, perSecond }, load, samples }: Measured): readonly string[] {
  const { p99 } = figuresOf(load.answered)
  const growth = memoryGrowth(samples)
  const rate = load.answered.length / load.seconds
  return [
    ...(load.errors.length > 0 ? [`${name}: ${load.errors.length} errors`] : []),
    ...(p99 > targets.p99 ? [`${name}: p99 is ${p99} ms`] : []),
    ...(rate < perSecond * 0.98
      ? [`${name}: ${rate.toFixed(1)} requests a second were answered, not ${perSecond}`]
      : []),
    ...(growth !== null && growth > targets.memoryGrowth ? [`${name}: memory grew by ${percent(growth)}`] : []),
  ]
}

/** By what share memory grew from the second minute to the last; null for a stretch too short to say. */
export function memoryGrowth(samples: readonly Sample[]): number | null {
  const end = samples.at(-1)?.second ?? 0
  if (end < 180) return null
  const mean = (from: number, to: number) => {
    const some = samples.filter(({ second }) => second >= from && second <= to)
    return some.reduce((sum, { service }) => sum + service.megabytes, 0) / some.length
  }
  return mean(end - 60, end) / mean(60, 120) - 1
}
