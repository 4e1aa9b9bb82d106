import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, test } from 'node:test'

/** Which rooms each room may lean on, beside itself. `main.ts` may use them all. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  core: [],
  store: ['core'],
  mail: ['core'],
  workbook: ['core'],
  scan: ['core'],
  casework: ['core', 'store', 'mail', 'workbook', 'scan'],
  web: ['core', 'casework', 'workbook'],
  api: ['core', 'casework', 'workbook'],
  jobs: ['core', 'casework', 'workbook'],
  cli: ['core', 'casework', 'workbook'],
}

/** The floors of core, lowest first: a file leans on its own floor and those below. */
const floors: readonly (readonly string[])[] = [
  ['day.ts', 'organisation.ts', 'actor.ts', 'bank-holidays.ts', 'table.ts', 'time-of-day.ts', 'words-changed.ts'],
  ['permissions.ts', 'own-organisation.ts', 'guidance', 'catalogue'],
  ['plan'],
  ['casefile'],
  ['register', 'timetable', 'notices'],
  ['review', 'mailbox', 'people'],
]

/** The one package core may use (decision 0001). */
const dateLibrary = 'temporal-polyfill'

const src = import.meta.dirname
const all = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const files = all.filter((file) => file.includes('/') && !/\.(test|builders)\.tsx?$/.test(file))

describe('the import rule', () => {
  for (const file of files) {
    test(`${file} imports only what its room may use`, () => {
      const allowed = [roomOf(file), ...(mayUse[roomOf(file)] ?? [])]
      for (const target of insideImports(file)) assert.ok(allowed.includes(roomOf(target)), `it imports ${target}`)
    })
  }
})

describe('core', () => {
  for (const file of files.filter((each) => roomOf(each) === 'core')) {
    test(`${file} uses no package but the date library, and no floor above its own`, () => {
      const packages = importsOf(file).filter((name) => !name.startsWith('.') && name !== dateLibrary)
      assert.deepEqual(packages, [])
      for (const target of insideImports(file)) assert.ok(floorOf(target) <= floorOf(file), `it imports ${target}`)
    })
  }
})

describe('every file', () => {
  for (const file of all) {
    test(`${file} has at most 200 lines`, () => {
      assert.ok(textOf(file).split('\n').length <= 201)
    })
  }
  for (const file of files.filter((each) => each !== 'cli/main.ts')) {
    test(`${file} reads no clock and no environment`, () => {
      const reads = /\bnew Date\(\)|\bDate\.now\(\)|\bTemporal\.Now\b|\bprocess\.env\b/.exec(
        withoutComments(textOf(file)),
      )
      assert.equal(reads, null)
    })
    test(`${file} uses no any, no enum and no default export`, () => {
      const found = /(: any\b|<any>|\bas any\b|^\s*(export )?enum |^export default)/m.exec(
        withoutComments(textOf(file)),
      )
      assert.equal(found, null)
    })
  }
})

test('nothing in src imports in a circle', () => {
  for (const file of files) assert.deepEqual(circleFrom(file), [], `a circle through ${file}`)
})

function circleFrom(start: string): readonly string[] {
  const seen = new Set<string>()
  const walk = (file: string, path: readonly string[]): readonly string[] => {
    for (const target of valueImports(file)) {
      if (target === start) return [...path, target]
      if (seen.has(target) || !files.includes(target)) continue
      seen.add(target)
      const circle = walk(target, [...path, target])
      if (circle.length > 0) return circle
    }
    return []
  }
  return walk(start, [start])
}

function floorOf(file: string): number {
  const [, part = ''] = file.split('/')
  const floor = floors.findIndex((names) => names.includes(part))
  assert.notEqual(floor, -1, `${file} stands on no floor of core: name it in this test`)
  return floor
}

/** Relative imports as paths under src/. */
function insideImports(file: string): readonly string[] {
  return inside(file, importsOf(file))
}

/** The same without those of types alone, which are gone when the code runs. */
function valueImports(file: string): readonly string[] {
  const runs = [...textOf(file).matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gm)]
  return inside(
    file,
    runs.map(([, name]) => name ?? ''),
  )
}

function inside(file: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(file), name)))
}

function importsOf(file: string): readonly string[] {
  return [...textOf(file).matchAll(/(?:^(?:import|export)[^;'"]*? from |^import )'([^'\n]+)'/gm)].map(
    ([, name]) => name ?? '',
  )
}

function textOf(file: string): string {
  return readFileSync(join(src, file), 'utf8')
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '')
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? path
}
