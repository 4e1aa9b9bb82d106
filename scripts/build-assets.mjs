// Builds what browsers fetch into dist/assets: node scripts/build-assets.mjs [--force]
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const project = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(project, 'node_modules')
const frontend = join(modules, 'nhsuk-frontend')
const sources = join(project, 'src/web/assets')
const built = join(project, 'dist/assets')
const versionFile = join(built, 'version.txt')

if (process.argv.includes('--force') || !isUpToDate()) await build()

async function build() {
  rmSync(built, { recursive: true, force: true })
  mkdirSync(built, { recursive: true })
  cpSync(join(frontend, 'dist/nhsuk/assets'), built, { recursive: true })
  const css = await compiledStyles()
  const script = frontendScript()
  const init = readFileSync(join(sources, 'init.js'), 'utf8')
  const version = createHash('sha256').update(css).update(script).update(init).digest('hex').slice(0, 12)
  writeCompressed('application.css', css)
  writeCompressed('nhsuk-frontend.min.js', script)
  writeFileSync(join(built, 'init.js'), init.replace("nhsuk-frontend.min.js'", `nhsuk-frontend.min.js?v=${version}'`))
  // Last, so that a build broken off is done again.
  writeFileSync(versionFile, version)
  console.log(`Built dist/assets, version ${version}`)
}

/** With what a browser may get instead, a tenth of the size: the server need not compress at each request. */
function writeCompressed(name, text) {
  writeFileSync(join(built, name), text)
  writeFileSync(join(built, `${name}.br`), brotliCompressSync(text))
  writeFileSync(join(built, `${name}.gz`), gzipSync(text))
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
  if (outside) throw new Error(`The styles fetch ${outside[0]}: nothing may come from outside, so find the setting`)
  return css
}

/** Without the reference to its source map, which is not served. */
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
