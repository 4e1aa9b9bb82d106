import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, test } from 'node:test'

/**
 * The folders of src that each folder may import from, beside itself. `main.ts` may use all; no other uses `settings`.
 */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  core: [],
  store: ['core'],
  mail: ['core'],
  workbook: ['core'],
  scan: ['core'],
  casework: ['core', 'store', 'mail', 'workbook', 'scan'],
  http: ['core', 'casework'],
  web: ['core', 'casework', 'workbook', 'http'],
  api: ['core', 'casework', 'workbook', 'http'],
  jobs: ['core', 'casework', 'workbook'],
  cli: ['core', 'casework', 'workbook'],
  settings: ['core', 'casework', 'mail', 'scan', 'http'],
}

/** The layers of core, lowest first: a file imports from its own layer and those below. */
const layers: readonly (readonly string[])[] = [
  ['visible-text.ts', 'headings.ts', 'day.ts', 'organisation.ts', 'actor.ts', 'sentences.ts', 'table.ts', 'uuid.ts'],
  ['permissions.ts', 'guidance', 'catalogue'],
  ['plan'],
  ['casefile'],
  ['register', 'timetable', 'announcements', 'people', 'organisations'],
  ['regions', 'reviews', 'emails', 'mailbox'],
]

/** The topics, which are subfolders of the same name in core, casework and store. */
const topics = [
  'record',
  'plans',
  'emails',
  'timetable',
  'guidance',
  'register',
  'organisations',
  'people',
  'reviews',
  'regions',
  'escalations',
  'mailbox',
  'attachments',
  'announcements',
]

/** Subfolders that are no topic. */
const otherFolders: Readonly<Record<string, readonly string[]>> = {
  core: ['plan', 'casefile', 'catalogue'],
  casework: ['demo', 'rehearsal'],
  store: ['demo', 'database', 'migrations', 'embedded', 'reference'],
}

/** The only package that core may use (decision 0001). */
const dateLibrary = 'temporal-polyfill'

const src = import.meta.dirname
const all = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const files = all.filter((file) => file.includes('/') && !/\.(test|builders)\.tsx?$/.test(file))

describe('the import rule', () => {
  for (const file of files) {
    test(`${file} imports only what its folder may use`, () => {
      const allowed = [folderOf(file), ...(mayUse[folderOf(file)] ?? [])]
      for (const target of insideImports(file)) assert.ok(allowed.includes(folderOf(target)), `it imports ${target}`)
    })
  }
})

describe('core', () => {
  for (const file of files.filter((each) => folderOf(each) === 'core')) {
    test(`${file} uses no package but the date library, and no layer above its own`, () => {
      const packages = importsOf(file).filter((name) => !name.startsWith('.') && name !== dateLibrary)
      assert.deepEqual(packages, [])
      for (const target of insideImports(file)) assert.ok(layerOf(target) <= layerOf(file), `it imports ${target}`)
    })
  }
})

describe('every file', () => {
  for (const file of all) {
    test(`${file} has at most 300 lines`, () => {
      assert.ok(textOf(file).split('\n').length <= 301)
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

describe('the layout', () => {
  test('nothing in src imports in a circle, not even a type', () => {
    for (const file of files) assert.deepEqual(circleFrom(file), [], `a circle through ${file}`)
  })

  test('core, casework and store have the same topics as subfolders', () => {
    for (const [folder, others] of Object.entries(otherFolders)) {
      const known = [...topics, ...others]
      for (const name of foldersOf(folder)) assert.ok(known.includes(name), `${folder}/${name} is no topic`)
    }
  })

  test('each folder has at most ten files outside its subfolders', () => {
    for (const folder of Object.keys(mayUse)) {
      const atRoot = files.filter((file) => file.split('/').length === 2 && folderOf(file) === folder)
      assert.ok(atRoot.length <= 10, `${folder} has ${atRoot.length}`)
    }
  })

  test('there are at most 700 files, and at most 60 under 25 lines', () => {
    assert.ok(files.length <= 700, `${files.length} files`)
    const short = files.filter((file) => textOf(file).split('\n').length <= 25)
    assert.ok(short.length <= 60, `${short.length} files are short`)
  })

  test('only store uses SQL', () => {
    const others = files.filter((file) => folderOf(file) !== 'store')
    const found = others.filter((file) => importsOf(file).some((name) => ['kysely', 'pg'].includes(name)))
    assert.deepEqual(found, [])
  })

  test('no page takes the first toolkit year where it means that of the day: cycleOn(day) gives it', () => {
    const found = files.filter((file) => /\bcycleNames(\[0\]|\.at\(0\))/.test(textOf(file)))
    assert.deepEqual(found, [])
  })

  test('one place knows whether a casefile changed while somebody read it', () => {
    const readers = files.filter((file) => /\bremindersSince\b/.test(textOf(file)))
    assert.ok(readers.every((file) => file.startsWith('core/casefile/')))
  })

  test('one place writes emails and queues their delivery', () => {
    const writers = files.filter((file) => folderOf(file) !== 'store' && /\binsertEmails?\b/.test(textOf(file)))
    assert.deepEqual(writers, ['casework/emails/write-emails.ts'])
  })

  test('only the daily run appends events in batches, without handle()', () => {
    const users = files.filter((file) => /\brecordReminders\b/.test(textOf(file)))
    assert.deepEqual(users, ['casework/timetable/record-reminders.ts', 'store/timetable/reminders.ts'])
    const callers = files.filter((file) => insideImports(file).includes('casework/timetable/record-reminders.ts'))
    assert.deepEqual(callers, ['casework/timetable/daily-run.ts'])
  })
})

function foldersOf(folder: string): readonly string[] {
  return readdirSync(join(src, folder), { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name)
}

function circleFrom(start: string): readonly string[] {
  const seen = new Set<string>()
  const walk = (file: string, path: readonly string[]): readonly string[] => {
    for (const target of insideImports(file)) {
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

function layerOf(file: string): number {
  const [, part = ''] = file.split('/')
  const layer = layers.findIndex((names) => names.includes(part))
  assert.notEqual(layer, -1, `${file} is in no layer of core: add it in this test`)
  return layer
}

/** Relative imports as paths under src/. */
function insideImports(file: string): readonly string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)))
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

function folderOf(path: string): string {
  return path.split('/')[0] ?? path
}
