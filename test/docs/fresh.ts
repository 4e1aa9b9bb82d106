import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The project's folder: tests are run from it. */
export const projectFolder = join(import.meta.dirname, '../..')

/** Fails when the file in docs/generated/ is not this text; with WRITE_DOCS=1 in the environment it is written instead. */
export function assertFresh(name: string, text: string): void {
  const file = join(projectFolder, 'docs/generated', name)
  if (process.env.WRITE_DOCS === '1') writeFileSync(file, text)
  const written = existsSync(file) ? readFileSync(file, 'utf8') : ''
  assert.equal(written, text, `docs/generated/${name} is stale: run this test with WRITE_DOCS=1`)
}

/** A Markdown table; cells may not break it. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
