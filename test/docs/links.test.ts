import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, test } from 'node:test'
import { projectFolder } from './fresh.ts'

const pages = [
  ...readdirSync(projectFolder).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(projectFolder, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

const sourceNames = new Set(
  ['src', 'test', 'scripts', 'soak', 'bench'].flatMap((folder) =>
    readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' }).map((file) => basename(file)),
  ),
)

/** Its files are named as they were when it was measured, and it says when. */
const measuredEarlier = 'docs/generated/mutation.md'

for (const page of pages) {
  const text = readFileSync(join(projectFolder, page), 'utf8')
  describe(page, () => {
    test('each link within the project leads to a file, and to a heading of it', () => {
      for (const address of linksOf(text)) assert.ok(leadsSomewhere(page, address), address)
    })
    if (page === measuredEarlier) return
    test('each file and folder of the sources that it names is there', () => {
      for (const path of pathsIn(text)) assert.ok(existsSync(join(projectFolder, path)), path)
      for (const name of fileNamesIn(text)) assert.ok(sourceNames.has(name), name)
    })
  })
}

test('decisions are numbered without a gap, in their names and in their titles', () => {
  const decisions = pages.filter((page) => page.startsWith('docs/decisions/')).toSorted()
  const titled = decisions.map((page) =>
    Number(/^# (\d+)\. /.exec(readFileSync(join(projectFolder, page), 'utf8'))?.[1]),
  )
  const named = decisions.map((page) => Number(/\/(\d{4})-/.exec(page)?.[1]))
  const expected = decisions.map((_, index) => index + 1)
  assert.deepEqual([named, titled], [expected, expected])
})

test('a missing file, a missing heading and a missing source are noticed', () => {
  assert.deepEqual(linksOf('[a](b.md#c), ![d](e.png), [f](https://g.example), `[h](i)`'), ['b.md#c', 'e.png'])
  assert.ok(leadsSomewhere('README.md', 'docs/operating.md#the-record'))
  assert.ok(!leadsSomewhere('README.md', 'docs/operating.md#no-such-heading'))
  assert.ok(!leadsSomewhere('README.md', 'docs/no-such-page.md'))
  assert.deepEqual(pathsIn('`src/core/day.ts`, `src/core/**`, `test/fuzz`, `src/a.ts:12`'), [
    'src/core/day.ts',
    'test/fuzz',
    'src/a.ts',
  ])
  assert.deepEqual(fileNamesIn('`day.ts` and `page.spec.ts`, `src/core/day.ts`, `attachments*.test.ts`'), [
    'day.ts',
    'page.spec.ts',
  ])
})

function linksOf(text: string): readonly string[] {
  const prose = text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, address = '']) => address)
    .filter((each) => !/^\w+:/.test(each))
}

function leadsSomewhere(page: string, address: string): boolean {
  const [path = '', heading] = address.split('#')
  const target = path === '' ? page : normalize(join(dirname(page), path))
  if (!existsSync(join(projectFolder, target))) return false
  return heading === undefined || headingsOf(target).includes(heading)
}

/** As GitHub makes an address of a heading. */
function headingsOf(page: string): readonly string[] {
  const text = readFileSync(join(projectFolder, page), 'utf8')
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Paths in backticks; a pattern such as `src/core/**` is none, and the number of a line is left out. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/`((?:src|test|scripts|soak|bench|docs)\/[^`\s*:]+)(?::\d+)?`/g)].map(
    ([, path = '']) => path,
  )
}

/** Files of the sources that are named without their folder. */
function fileNamesIn(text: string): readonly string[] {
  return [...text.matchAll(/`([\w.-]+\.(?:tsx?|mjs|sql))`/g)].map(([, name = '']) => name)
}
