// Runs each TypeScript file of the project by what scripts/compile-tests.mjs made of it: node --import ./scripts/run-compiled.mjs
// The file keeps its own address, so that whatever looks for its neighbours by import.meta finds them.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compiledFolder } from './compile-tests.mjs'

const project = join(import.meta.dirname, '..')
const ours = `${pathToFileURL(project).href}/`

registerHooks({
  load(url, context, next) {
    if (!url.startsWith(ours) || url.includes('/node_modules/') || !/\.tsx?$/.test(url)) return next(url, context)
    const path = relative(project, fileURLToPath(url)).replace(/\.tsx?$/, '.js')
    return { format: 'module', source: readFileSync(join(compiledFolder, path), 'utf8'), shortCircuit: true }
  },
})
