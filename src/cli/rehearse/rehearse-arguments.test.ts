import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRehearseArguments } from './rehearse-arguments.ts'

test('the arguments name a cycle, and the change of guidance is played unless it is left out', () => {
  const variants = (...args: string[]) => {
    const read = readRehearseArguments(['--cycle', '2020-21', ...args])
    return 'wrong' in read ? read.wrong : read.variants
  }
  assert.deepEqual(variants(), [true])
  assert.deepEqual(variants('--without-amendment'), [false])
  assert.deepEqual(variants('--compare'), [false, true])
})

test('arguments that cannot be understood are refused with what is wrong', () => {
  const cases: readonly [args: readonly string[], wrong: RegExp][] = [
    [[], /which toolkit year/],
    [['--cycle', '1999-00'], /which toolkit year/],
    [['--cycle', '2020-21', '--on', '2021-02-31'], /--on/],
    [['--cycle', '2020-21', 'more'], /“more”/],
    [['--cycle', '2020-21', '--quickly'], /quickly/],
  ]
  for (const [args, wrong] of cases) {
    const read = readRehearseArguments(args)
    assert.match('wrong' in read ? read.wrong : '', wrong)
  }
})
