import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { oldestNode, whyTooOld } from './oldest-node.ts'

test('a Node older than the oldest is refused in one sentence, and no other is', () => {
  for (const version of ['20.19.0', '22.22.3', '23.11.1'])
    assert.equal(whyTooOld(version), `The service needs Node 24 or later, and this is Node ${version}.`)
  for (const version of ['24.0.0', '24.22.3', '26.12.1', '100.0.0']) assert.equal(whyTooOld(version), null)
})

test('the oldest Node is the one that package.json names', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly engines: { readonly node: string }
  }
  assert.equal(engines.node, `>=${oldestNode}`)
})
