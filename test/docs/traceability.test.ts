import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type Clause, type ClauseId, clauses } from '../../src/core/guidance/clauses.ts'
import { routes } from '../../src/web/routes.ts'
import { assertFresh, markdownTable } from './fresh.ts'
import { type Rule, rules } from './rules.ts'
import { isTest, type Source, sources, testNames } from './sources.ts'

const all = [...sources('src'), ...sources('test')]
const code = all.filter(
  (source) => source.path.startsWith('src/') && !isTest(source) && !source.path.includes('.builders.'),
)
const tests = all.filter(isTest)

describe('each rule', () => {
  for (const { id, screens } of rules) {
    test(`${id} stands in a test’s name and in the code`, () => {
      assert.ok(testsOf(id).length > 0, `no test names ${id}`)
      assert.ok(filesOf(id).length > 0, `no code names ${id}`)
    })
    test(`${id} has screens that exist`, () => {
      for (const screen of screens)
        assert.ok(
          routes.some(({ path }) => path === screen),
          `no route ${screen}`,
        )
    })
  }
})

test('docs/generated/traceability.md says where each rule is', () => assertFresh('traceability.md', document()))

function document(): string {
  return [
    '# Traceability',
    '<!-- Written by test/docs/traceability.test.ts with WRITE_DOCS=1. Do not edit. -->',
    'Each rule of the process: the words of the guidance it carries out and since when, the code that names it, the tests that bear its name, and the screens where it is met. Values with their dates are in [guidance.md](guidance.md).',
    markdownTable(['Rule', 'Asks', 'Words of the guidance', 'Since', 'Code', 'Tests', 'Screens'], rules.map(row)),
    '## The tests by name',
    ...rules.map(
      ({ id }) =>
        `### ${id}\n\n${testsOf(id)
          .map((name) => `- ${name}`)
          .join('\n')}`,
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

function row({ id, asks, screens }: Rule): readonly string[] {
  const clause = clauseOf(id)
  return [
    id,
    asks,
    clause === null ? 'the service’s own, or the process' : `“${clause.words}”`,
    clause?.on ?? '',
    filesOf(id)
      .map((path) => path.replace('src/', ''))
      .join(', '),
    String(testsOf(id).length),
    screens.map((screen) => `\`${screen}\``).join(' '),
  ]
}

function clauseOf(id: ClauseId): Clause | null {
  return (clauses as Readonly<Partial<Record<ClauseId, Clause>>>)[id] ?? null
}

/** A rule is carried out where its id stands in the code of core, the workbook or the pages. */
function filesOf(id: ClauseId): readonly string[] {
  return code.filter(({ text }) => names(text, id)).map(({ path }) => path)
}

function testsOf(id: ClauseId): readonly string[] {
  return [...new Set(tests.flatMap((source: Source) => testNames(source).filter((name) => names(name, id))))].toSorted()
}

function names(text: string, id: ClauseId): boolean {
  return new RegExp(`\\b${id}\\b`).test(text)
}
