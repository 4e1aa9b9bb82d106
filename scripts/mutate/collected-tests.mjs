import realAssert from 'node:assert/strict'
import realFastCheck from 'fast-check'

/**
 * Stands in for node:test, node:assert/strict and fast-check while mutating: tests are only collected, a failed
 * comparison shows no difference (that takes longer than the test), a property runs with one seed and does not shrink.
 */
export function collecting(found) {
  const prefixes = []
  const test = (name, run, ...more) => {
    if (typeof run !== 'function' || more.length > 0)
      throw new Error(`“${name}” is written in a way that cannot be collected`)
    found.push({ name: [...prefixes, name].join(' › '), run })
  }
  const describe = (name, body) => {
    prefixes.push(name)
    body()
    prefixes.pop()
  }
  return new Map([
    ['node:test', { test, describe }],
    ['node:assert/strict', { __esModule: true, default: assert }],
    ['fast-check', { __esModule: true, default: fastCheck }],
  ])
}

const withMessage = (name) => (actual, expected, message) =>
  realAssert[name](actual, expected, message ?? 'not as expected')

const assert = {
  ...realAssert,
  ok: (given, message) => realAssert.ok(given, message ?? 'not so'),
  equal: withMessage('equal'),
  notEqual: withMessage('notEqual'),
  deepEqual: withMessage('deepEqual'),
}

const fastCheck = {
  ...realFastCheck,
  assert: (property, { numRuns } = {}) =>
    realFastCheck.assert(property, {
      seed: 1,
      numRuns: numRuns === undefined ? 25 : Math.ceil(numRuns / 4),
      endOnFailure: true,
    }),
}
