import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { collecting } from './collected-tests.mjs'
import { Modules } from './modules.mjs'
import { testFiles } from './test-files.mjs'

/**
 * All tests of core in one process. What runs while a module loads (for a table, a constant) is covered by the test
 * “loading” of each file that imports it; for a mutant in it the modules are loaded again and the whole test file runs.
 */
export class CoreTests {
  #folder = process.cwd()
  #modules = new Modules()
  #madeWhileLoading = new Set()
  #filesThatKilled = new Map()
  #files
  #shared

  constructor() {
    this.#files = testFiles(this.#folder).map((file) => ({ file, name: relative(this.#folder, file) }))
    for (const each of this.#files) {
      each.reach = this.#modules.reach(each.file)
      each.loading = `${each.name} › loading ${versionOf(each.reach)}`
    }
  }

  /** Loads everything once without a mutant and notes which mutants lie in what runs while loading. */
  coverageOfLoading() {
    const perTest = {}
    for (const each of this.#files) {
      clearCoverage()
      this.#load([each])
      perTest[each.loading] = { ...stryker().mutantCoverage.static }
      for (const id of Object.keys(perTest[each.loading])) this.#madeWhileLoading.add(id)
    }
    this.#shared = new Map(this.#load(this.#files).map((test) => [test.id, test]))
    return perTest
  }

  /** The tests as they are without a mutant, and one for the loading of each file. */
  get all() {
    const loading = this.#files.map(({ file, loading }) => ({ file, id: loading, run: () => undefined }))
    return [...loading, ...this.#shared.values()]
  }

  /** Runs the tests of these ids until the first that fails. */
  async firstFailure({ id, fileName }, ids) {
    const requested = new Set(ids)
    const anew = this.#madeWhileLoading.has(id) ? this.#files.filter(({ loading }) => requested.has(loading)) : []
    const whole = new Set(anew.map(({ file }) => file))
    const tests = ids.flatMap((each) => this.#shared.get(each) ?? []).filter(({ file }) => !whole.has(file))
    return (
      (await this.#firstFailingAnew(this.#inGoodOrder(anew, fileName), fileName)) ??
      (await this.#firstFailing(this.#inGoodOrder(tests, fileName), fileName))
    )
  }

  async #firstFailingAnew(files, fileName) {
    const found = []
    const load = this.#modules.loader(collecting(found))
    for (const each of files) {
      found.length = 0
      const message = await this.#failureOf(each, load, found)
      if (message === null) continue
      this.#remember(fileName, each.file)
      return { id: each.loading, message }
    }
    return null
  }

  async #failureOf({ file }, load, found) {
    try {
      load(file)
      for (const { run } of found) await run()
      return null
    } catch (error) {
      return messageOf(error)
    }
  }

  async #firstFailing(tests, fileName) {
    for (const { id, file, run } of tests) {
      try {
        await run()
      } catch (error) {
        this.#remember(fileName, file)
        return { id, message: messageOf(error) }
      }
    }
    return null
  }

  #load(files) {
    const found = []
    const load = this.#modules.loader(collecting(found))
    return files.flatMap((each) => {
      found.length = 0
      load(each.file)
      const version = versionOf(each.reach)
      return withOwnIds(
        found.map(({ name, run }) => ({ file: each.file, run, id: `${each.name} › ${name} ${version}` })),
      )
    })
  }

  /** First the test files that last noticed a change in this file, then those that import it most directly. */
  #inGoodOrder(things, fileName) {
    const killers = this.#filesThatKilled.get(fileName) ?? []
    const reach = new Map(this.#files.map((each) => [each.file, each.reach.get(fileName) ?? 99]))
    const rank = ({ file }) => {
      const killed = killers.indexOf(file)
      const slow = /\.property\.test\.ts$|\/docs\//.test(file) ? 100 : 0
      return slow + (killed === -1 ? 20 + reach.get(file) : Math.min(killed, 19))
    }
    return things.toSorted((one, other) => rank(one) - rank(other))
  }

  #remember(fileName, file) {
    const killers = this.#filesThatKilled.get(fileName) ?? []
    this.#filesThatKilled.set(fileName, [file, ...killers.filter((each) => each !== file)])
  }
}

export function stryker() {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}

/** Empties the objects instead of replacing them, as loaded modules refer to them. */
export function clearCoverage() {
  const namespace = stryker()
  namespace.mutantCoverage ??= { static: {}, perTest: {} }
  for (const part of Object.values(namespace.mutantCoverage)) for (const key of Object.keys(part)) delete part[key]
}

/** The version of a test and what it imports: after a change it counts as another test, and its mutants are tried again. */
function versionOf(reach) {
  const hash = createHash('sha256')
  for (const file of reach.keys()) if (!isMutated(file)) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 8)
}

function isMutated(file) {
  return file.includes('/src/core/') && !/\.(test|builders)\.ts$/.test(file)
}

function withOwnIds(tests) {
  const times = new Map()
  return tests.map((test) => {
    const time = (times.get(test.id) ?? 0) + 1
    times.set(test.id, time)
    return time === 1 ? test : { ...test, id: `${test.id} #${time}` }
  })
}

function messageOf(error) {
  return error instanceof Error ? error.message.slice(0, 200) : String(error)
}
