import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { breaks } from '../../scripts/rule-breaks.mjs'
import { projectFolder } from './fresh.ts'

test('each rule that npm run break-rules breaks is still where it looks for it, and so are its tests', () => {
  for (const { rule, file, find, tests } of breaks) {
    assert.ok(
      readFileSync(join(projectFolder, file), 'utf8').includes(find),
      `${rule}: ${file} no longer holds “${find}”`,
    )
    for (const each of tests) assert.ok(existsSync(join(projectFolder, each)), `${rule}: ${each}`)
  }
})
