// Builds what browsers fetch into dist/assets: node scripts/build-assets.mjs [--force]
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(project, 'node_modules')
const frontend = join(modules, 'nhsuk-frontend')
const sources = join(project, 'src/web/assets')
const built = join(project, 'dist/assets')
const versionFile = join(built, 'version.txt')
/** Built in this folder and moved when complete, so that a running service never serves half of it. */
const made = join(project, `dist/assets-${process.pid}`)

if (process.argv.includes('--force') || !isUpToDate()) await build()

async function build() {
  mkdirSync(made, { recursive: true })
  cpSync(join(frontend, 'dist/nhsuk/assets'), made, { recursive: true })
  const css = await compiledStyles()
  const script = frontendScript()
  const init = readFileSync(join(sources, 'init.js'), 'utf8')
  const version = createHash('sha256').update(css).update(script).update(init).digest('hex').slice(0, 12)
  writeCompressed('application.css', css)
  writeCompressed('nhsuk-frontend.min.js', script)
  writeFileSync(join(made, 'init.js'), init.replace("nhsuk-frontend.min.js'", `nhsuk-frontend.min.js?v=${version}'`))
  writeFileSync(join(made, 'version.txt'), version)
  moveInPlace()
  console.log(`Built dist/assets, version ${version}`)
}

/** An interrupted build leaves the one before as it is. */
function moveInPlace() {
  const before = `${made}-before`
  if (existsSync(built)) renameSync(built, before)
  renameSync(made, built)
  rmSync(before, { recursive: true, force: true })
}

/** Writes a file and compressed versions of it, a tenth of the size, so that the server need not compress at each request. */
function writeCompressed(name, text) {
  writeFileSync(join(made, name), text)
  writeFileSync(join(made, `${name}.br`), brotliCompressSync(text))
  writeFileSync(join(made, `${name}.gz`), gzipSync(text))
}

async function compiledStyles() {
  const { compile } = await import('sass')
  const { css } = compile(join(sources, 'application.scss'), {
    loadPaths: [modules],
    style: 'compressed',
    quietDeps: true,
    sourceMap: false,
  })
  const outside = css.match(/https?:[^)"']*/)
  if (outside)
    throw new Error(`The styles fetch ${outside[0]}: change the setting, as nothing may come from another site`)
  return css
}

/** The script without the reference to its source map, which is not served. */
function frontendScript() {
  const script = readFileSync(join(frontend, 'dist/nhsuk/nhsuk-frontend.min.js'), 'utf8')
  return script.replace(/\/\/# sourceMappingURL=.*$/m, '')
}

function isUpToDate() {
  if (!existsSync(versionFile)) return false
  const inputs = [
    fileURLToPath(import.meta.url),
    join(frontend, 'package.json'),
    ...readdirSync(sources).map((name) => join(sources, name)),
  ]
  const since = statSync(versionFile).mtimeMs
  return inputs.every((file) => statSync(file).mtimeMs < since)
}
