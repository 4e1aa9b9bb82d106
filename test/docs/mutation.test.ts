import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from './fresh.ts'

const page = readFileSync(join(projectFolder, 'docs/generated/mutation.md'), 'utf8')
const lists = page.split(/^## /m).slice(1)
const number = (pattern: RegExp) => Number(pattern.exec(page)?.[1])

test('the report of unnoticed changes counts in its text what it counts in its table', () => {
  const rows = [...page.matchAll(/^\| src\S* \| \S+ % \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)]
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0)
  assert.equal(sum(1), number(/(\d+) by a failing test/) + number(/(\d+) because they never end/))
  assert.equal(sum(2), number(/(\d+) survived/))
  assert.equal(sum(3), number(/(\d+) are reached by no test/))
  assert.equal(sum(4), number(/(\d+) that do not compile/))
})

test('the report of unnoticed changes lists as many as it counts', () => {
  for (const list of lists) assert.equal(list.match(/^- /gm)?.length, Number(/\((\d+)\)$/m.exec(list)?.[1]))
  const listed = lists.reduce((total, list) => total + (list.match(/^- /gm)?.length ?? 0), 0)
  assert.equal(listed, number(/^(\d+) changes were not noticed/m))
  const unexplained = lists.find((list) => list.startsWith('No reason given yet'))
  assert.equal(unexplained?.match(/^- /gm)?.length ?? 0, number(/; (\d+) of them have no reason yet/))
})
