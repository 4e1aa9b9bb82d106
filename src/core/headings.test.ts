import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { findColumns, type Headings } from './headings.ts'

const headings: Headings<'code' | 'name'> = {
  code: { names: ['Code', 'ODS Code'] },
  name: { names: ['Name'], optional: true },
}

describe('the columns of a file are found by their headings', () => {
  const rows: readonly (readonly [
    name: string,
    row: readonly string[],
    columns: object,
    problems: readonly string[],
  ])[] = [
    ['in any order, beside others', ['x', 'Name', 'Code'], { code: 2, name: 1 }, []],
    ['by an older name', ['ODS Code'], { code: 0, name: null }, []],
    ['whatever their capitals, spaces and full stops', ['\uFEFFods.code\u00A0', ' NAME '], { code: 0, name: 1 }, []],
    ['with a mark at the end', ['Code*', 'Name :'], { code: 0, name: 1 }, []],
    ['with something in brackets', ['Code (ODS)', 'Name [full]'], { code: 0, name: 1 }, []],
    ['without brackets before one with them', ['Code (old)', 'Code', 'Name'], { code: 1, name: 2 }, []],
    ['with brackets twice', ['Code (old)', 'Code (new)'], { code: 0, name: null }, ['twice Code']],
    ['a text longer than any', [`Code${' '.repeat(50_000)}*`], { code: null, name: null }, ['missing Code']],
    ['whatever cannot be seen in them', ['Co\u00ADde', 'Na\u200Bme'], { code: 0, name: 1 }, []],
    ['a required one is missing', ['Name'], { code: null, name: 0 }, ['missing Code']],
    ['one is there twice', ['Code', 'ods code', 'Name', 'Name'], { code: 0, name: 2 }, ['twice Code', 'twice Name']],
    ['nothing', [], { code: null, name: null }, ['missing Code']],
  ]
  for (const [name, row, columns, problems] of rows)
    test(name, () => {
      const found = findColumns(headings, row)
      assert.deepEqual({ ...found.columns }, columns)
      assert.deepEqual(
        found.problems.map(({ kind, column }) => `${kind} ${column}`),
        problems,
      )
    })
})
