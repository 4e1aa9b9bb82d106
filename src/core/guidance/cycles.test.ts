import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '../day.ts'
import { cycle, cycleNames, cycleOn, parseCycleName } from './cycles.ts'

test('every cycle is found by its name', () => {
  for (const name of cycleNames) assert.equal(cycle(name).name, name)
})

test('an unknown name is no cycle', () => {
  assert.equal(parseCycleName('2020-21'), '2020-21')
  assert.equal(parseCycleName('2019-20'), null)
  assert.equal(parseCycleName('toString'), null)
})

test('the guidance of 2020-21 is known and that of 2021-22 is not', () => {
  assert.notEqual(cycle('2020-21').guidance, null)
  assert.equal(cycle('2021-22').guidance, null)
})

test('the cycle shown is the last whose instructions had been published', () => {
  assert.equal(cycleOn(day('2021-01-01')), '2020-21')
  assert.equal(cycleOn(day('2022-05-25')), '2020-21')
  assert.equal(cycleOn(day('2022-05-26')), '2021-22')
})
