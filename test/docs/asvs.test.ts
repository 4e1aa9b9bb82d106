import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectFolder } from './fresh.ts'

const page = readFileSync(join(projectFolder, 'docs/asvs.md'), 'utf8')
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]*) \|$/gm)]

test('each requirement of ASVS 5 stands once, with whether it is met', () => {
  const numbers = rows.map(([, number]) => number)
  assert.equal(new Set(numbers).size, numbers.length)
  assert.equal(numbers.length, page.match(/^\| \d+\.\d+\.\d+ /gm)?.length)
  const known = ['met', 'in part', '**not met**', 'nothing of the kind', 'the operator’s']
  for (const [, number, , isMet = ''] of rows) assert.ok(known.includes(isMet), number)
})

test('the introduction counts them as they stand', () => {
  const count = (isMet: string) => rows.filter(([, , , each]) => each === isMet).length
  const counted = `${rows.length} requirements of level 1 and 2: ${count('met')} met, ${count('in part')} in part, ${count('**not met**')} not met,
${count('the operator’s')} the operator’s, ${count('nothing of the kind')} about nothing we have`
  assert.ok(page.includes(counted), counted)
})

test('what is met says where, and what is in part or not met says why', () => {
  for (const [, number, , isMet, where = ''] of rows)
    if (isMet !== 'nothing of the kind' && isMet !== 'the operator’s') assert.notEqual(where.trim(), '', number)
})

test('every file that is named as its place or its test is there', () => {
  for (const [, file = ''] of page.matchAll(/`((?:src|test)\/[^`]+)`/g))
    assert.ok(existsSync(join(projectFolder, file)), file)
})
