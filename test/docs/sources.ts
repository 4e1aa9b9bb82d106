import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './fresh.ts'

export type Source = { readonly path: string; readonly text: string }

/** The project's own TypeScript, by path from its folder. */
export function sources(folder: 'src' | 'test'): readonly Source[] {
  return readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .toSorted()
    .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(projectFolder, folder, file), 'utf8') }))
}

export function isTest({ path }: Source): boolean {
  return /\.(test|spec)\.tsx?$/.test(path)
}

/** The names of a file's tests: plain ones, and the first words of the rows of its tables. */
export function testNames({ text }: Source): readonly string[] {
  const named = [...text.matchAll(/(?:test|describe|it)(?:\.\w+)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)].map(
    ([, , name]) => name ?? '',
  )
  const rows = [...text.matchAll(/^\s*\[?\s*(['"`])([A-Z]\d[^'"`\n]{8,})\1,/gm)].map(([, , name]) => name ?? '')
  return [...named, ...rows]
}
