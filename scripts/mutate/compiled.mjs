import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { changed } from './changes.mjs'

/**
 * Which of these changes the compiler refuses: the types are a test of their own. One change a file is made at a time,
 * in a copy. A refusal that points to other lines of the file could be another file's: it is tried again alone.
 */
export function refusedByCompiler(project, files) {
  const copy = copied(project)
  const waiting = Object.entries(files).map(([file, { source, mutants }]) => ({ file, source, left: [...mutants] }))
  const refused = new Set()
  while (waiting.some(({ left }) => left.length > 0)) {
    const tried = waiting
      .filter(({ left }) => left.length > 0)
      .map(({ file, source, left }) => ({ file, source, mutant: left.pop() }))
    for (const { file, source, mutant } of tried) writeFileSync(join(copy, file), changed(source, mutant))
    const errors = errorsOf(copy)
    for (const { file, source } of tried) writeFileSync(join(copy, file), source)
    for (const each of tried) {
      const lines = errors.get(each.file) ?? []
      if (lines.some((line) => isWithin(line, each.mutant)) || (lines.length > 0 && isRefusedAlone(copy, each)))
        refused.add(each.mutant)
    }
  }
  rmSync(copy, { recursive: true })
  return refused
}

function isRefusedAlone(copy, { file, source, mutant }) {
  writeFileSync(join(copy, file), changed(source, mutant))
  const errors = errorsOf(copy)
  writeFileSync(join(copy, file), source)
  return errors.size > 0
}

function copied(project) {
  const copy = mkdtempSync(join(tmpdir(), 'changed-core-'))
  mkdirSync(join(copy, 'src'))
  cpSync(join(project, 'src/core'), join(copy, 'src/core'), {
    recursive: true,
    filter: (path) => !/\.(test|builders)\.ts$/.test(path),
  })
  const { compilerOptions } = JSON.parse(readFileSync(join(project, 'tsconfig.json'), 'utf8'))
  writeFileSync(
    join(copy, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { ...compilerOptions, noUnusedLocals: false, noUnusedParameters: false },
      include: ['src'],
    }),
  )
  cpSync(join(project, 'package.json'), join(copy, 'package.json'))
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

function errorsOf(copy) {
  const { stdout } = spawnSync(join(copy, 'node_modules/.bin/tsc'), ['--noEmit', '--pretty', 'false', '-p', copy], {
    cwd: copy,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const lines = new Map()
  for (const [, file, line] of stdout.matchAll(/^(src\/[^(]+)\((\d+),\d+\): error/gm)) {
    lines.set(file, [...(lines.get(file) ?? []), Number(line)])
  }
  return lines
}

function isWithin(line, { location, replacement }) {
  return line >= location.start.line && line <= location.start.line + replacement.split('\n').length - 1
}
