import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The test files of core: those beside it, and those that compare the documents generated from it. */
export function testFiles(folder) {
  const beside = readdirSync(join(folder, 'src/core'), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(folder, 'src/core', name))
  return [...beside.toSorted(), ...documents.map((name) => join(folder, 'test/docs', name)).filter(existsSync)]
}

/** permissions.test.ts is left out: its document is generated from the routes of the web too, and it loads all of them. */
const documents = [
  'evidence-items.test.ts',
  'guidance.test.ts',
  'emails.test.ts',
  'mail-answers.test.ts',
  'permitted-roles.test.ts',
  'records.test.ts',
  'sentences.test.ts',
  'statuses.test.ts',
  'year.test.ts',
]
