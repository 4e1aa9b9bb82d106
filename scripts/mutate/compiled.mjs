import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { changed } from './changes.mjs'

/**
 * Which of these changes the compiler refuses: the types are a test of their own. Many files are changed at a time, one
 * change each, in a copy. An error in the changed lines is that change's. One elsewhere in the file could come from
 * another file: such a change is tried again with none beside it that the file imports.
 */
export function refusedByCompiler(project, changes) {
  const copy = copied(project)
  const refused = new Set()
  const unclear = []
  for (const batch of batches(changes, () => false)) {
    const errors = errorsWith(copy, batch)
    for (const each of batch) {
      const lines = errors.get(each.file) ?? []
      if (lines.some((line) => isWithin(line, each.mutant))) refused.add(each)
      else if (lines.length > 0) unclear.push(each)
    }
  }
  const reach = reachIn(copy)
  for (const batch of batches(unclear, (one, other) => reach(one).has(other) || reach(other).has(one))) {
    const errors = errorsWith(copy, batch)
    for (const each of batch) if (errors.has(each.file)) refused.add(each)
  }
  rmSync(copy, { recursive: true })
  return refused
}

/** Batches without the same file twice, and without two files that exclude each other. */
function batches(changes, excludes) {
  const found = []
  for (const each of changes) {
    const fits = (batch) => batch.every(({ file }) => file !== each.file && !excludes(file, each.file))
    const batch = found.find(fits)
    if (batch === undefined) found.push([each])
    else batch.push(each)
  }
  return found
}

function errorsWith(copy, batch) {
  for (const { file, source, mutant } of batch) writeFileSync(join(copy, file), changed(source, mutant))
  const tsc = join(copy, 'node_modules/.bin/tsc')
  const { stdout } = spawnSync(tsc, ['--noEmit', '--pretty', 'false', '-p', copy], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  for (const { file, source } of batch) writeFileSync(join(copy, file), source)
  const lines = new Map()
  for (const [, file, line] of stdout.matchAll(/^(src\/[^(]+)\((\d+),\d+\): error/gm)) {
    lines.set(file, [...(lines.get(file) ?? []), Number(line)])
  }
  return lines
}

function copied(project) {
  const copy = mkdtempSync(join(tmpdir(), 'changed-core-'))
  mkdirSync(join(copy, 'src'))
  const isCode = (path) => !/\.(test|builders)\.ts$/.test(path)
  cpSync(join(project, 'src/core'), join(copy, 'src/core'), { recursive: true, filter: isCode })
  const { compilerOptions } = JSON.parse(readFileSync(join(project, 'tsconfig.json'), 'utf8'))
  const lenient = { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false }
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions: lenient, include: ['src'] }))
  cpSync(join(project, 'package.json'), join(copy, 'package.json'))
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The files that a file imports, also through others, types included. */
function reachIn(copy) {
  const known = new Map()
  return (file) => {
    if (known.has(file)) return known.get(file)
    const found = new Set([file])
    for (const each of found) {
      const names = readFileSync(join(copy, each), 'utf8').matchAll(/from '(\.[^']+)'/g)
      for (const [, name] of names) found.add(join(dirname(each), name))
    }
    known.set(file, found)
    return found
  }
}

function isWithin(line, { location, replacement }) {
  return line >= location.start.line && line <= location.start.line + replacement.split('\n').length - 1
}
