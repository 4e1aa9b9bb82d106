import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { oneLine, replaced } from './changes.mjs'
import { refusedByCompiler } from './compiled.mjs'
import { isSurvivor } from './report.mjs'
import { survivors } from './survivors.mjs'

/** Every change with its result: unnoticed changes are tried on the compiler, and those it accepts get their reason. */
export function resultsOf(project, file) {
  const { files } = JSON.parse(readFileSync(file, 'utf8'))
  const changes = Object.entries(files)
    .filter(([name]) => existsSync(join(project, name)))
    .flatMap(([name, { source, mutants }]) =>
      mutants.map((mutant) => ({ file: name, source, mutant, status: mutant.status })),
    )
  const refused = refusedAmong(project, changes.filter(isSurvivor))
  return changes.map((change) =>
    refused.has(change) ? { ...change, status: 'Refused' } : { ...change, reason: reasonOf(change) },
  )
}

/** The compiler's answers are stored, and stay valid while the file does not change. */
function refusedAmong(project, changes) {
  const storedIn = join(project, '.mutate/refused.json')
  const known = existsSync(storedIn) ? JSON.parse(readFileSync(storedIn, 'utf8')) : {}
  const unknown = changes.filter((change) => known[keyOf(change)] === undefined)
  const refused = refusedByCompiler(project, unknown)
  for (const change of unknown) known[keyOf(change)] = refused.has(change)
  writeFileSync(storedIn, JSON.stringify(known))
  return new Set(changes.filter((change) => known[keyOf(change)]))
}

function keyOf({ file, source, mutant: { location, replacement } }) {
  const { start, end } = location
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 12)
  return [file, hash, start.line, start.column, end.line, end.column, replacement].join(' ')
}

function reasonOf({ file, source, mutant }) {
  const from = oneLine(replaced(source, mutant))
  const to = oneLine(mutant.replacement)
  const entry = survivors.find(
    (each) => file.endsWith(each.file ?? '') && (each.from?.test(from) ?? true) && (each.to?.test(to) ?? true),
  )
  return entry?.reason ?? null
}
