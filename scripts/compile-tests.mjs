// Compiles the sources, the tests and what they share into dist/compiled, once for a whole test run.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const project = join(import.meta.dirname, '..')
const folders = ['src', 'test', 'soak', 'bench', 'scripts']

/** Where the compiled files lie, each under the path of its source. */
export const compiledFolder = join(project, 'dist/compiled')

/** The hook that lets Node run a TypeScript file by what was compiled of it. */
export const compiledHook = join(import.meta.dirname, 'run-compiled.mjs')

/** Compiles every TypeScript file of the project; takes about a second. Throws where one is no TypeScript. */
export async function compileAll() {
  const { build } = await import('esbuild')
  rmSync(compiledFolder, { recursive: true, force: true })
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: folders.flatMap(sourcesIn),
    // As if beside the sources, so that a failure names the line of the source.
    outdir: project,
    outbase: '.',
    write: false,
    format: 'esm',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    logLevel: 'error',
  })
  for (const { path, contents } of outputFiles) {
    const place = join(compiledFolder, relative(project, path))
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, contents)
  }
}

function sourcesIn(folder) {
  return readdirSync(join(project, folder), { recursive: true })
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => join(folder, file))
}
