import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, determineHitLimitReached, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner'
import { CoreTests, clearCoverage, stryker } from './core-tests.mjs'

/** Runs our tests for Stryker, in the copy of the project that has the mutants. */
class CoreTestRunner {
  capabilities() {
    return { reloadEnvironment: true }
  }

  init() {
    this.tests = new CoreTests()
    this.coverageOfLoading = this.tests.coverageOfLoading()
  }

  async dryRun() {
    const perTest = { ...this.coverageOfLoading }
    const tests = []
    for (const each of this.tests.all) {
      const { result, coverage } = await tried(each)
      tests.push(result)
      perTest[each.id] = { ...perTest[each.id], ...coverage }
    }
    // Loading a file again runs all of it.
    for (const each of tests.filter(({ id }) => id in this.coverageOfLoading)) {
      each.timeSpentMs = tests.reduce(
        (sum, { fileName, timeSpentMs }) => sum + (fileName === each.fileName ? timeSpentMs : 0),
        0,
      )
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: { static: {}, perTest } }
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    const ids = testFilter ?? this.tests.all.map(({ id }) => id)
    Object.assign(stryker(), {
      activeMutant: activeMutant.id,
      currentTestId: undefined,
      hitLimit,
      hitCount: hitLimit ? 0 : undefined,
    })
    const failure = await this.tests.firstFailure({ id: activeMutant.id, fileName: sandboxFileName }, ids)
    const { hitCount } = stryker()
    stryker().activeMutant = undefined
    const limit = determineHitLimitReached(hitCount, hitLimit)
    if (limit !== undefined)
      return limit.status === 'timeout' ? { status: MutantRunStatus.Timeout, reason: limit.reason } : limit
    if (failure === null) return { status: MutantRunStatus.Survived, nrOfTests: ids.length }
    return { status: MutantRunStatus.Killed, killedBy: [failure.id], failureMessage: failure.message, nrOfTests: 1 }
  }
}

async function tried({ id, file, run }) {
  clearCoverage()
  stryker().currentTestId = id
  const start = performance.now()
  const failure = await failureOf(run)
  const coverage = stryker().mutantCoverage.perTest[id] ?? {}
  stryker().currentTestId = undefined
  const test = { id, name: id, fileName: file, timeSpentMs: performance.now() - start }
  const result =
    failure === null
      ? { ...test, status: TestStatus.Success }
      : { ...test, status: TestStatus.Failed, failureMessage: failure }
  return { result, coverage }
}

async function failureOf(run) {
  try {
    await run()
    return null
  } catch (error) {
    return error instanceof Error ? String(error.stack) : String(error)
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'core', CoreTestRunner)]
