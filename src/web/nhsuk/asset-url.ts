import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of what `scripts/build-assets.mjs` built, served as `/assets/`. */
export const assetsFolder = join(projectFolder(import.meta.dirname), 'dist/assets')

const version = versionOf(join(assetsFolder, 'version.txt'))

/** The address of a built file. It changes with the content of the build, so that browsers may keep the file for good. */
export function assetUrl(name: string): string {
  return version === '' ? `/assets/${name}` : `/assets/${name}?v=${version}`
}

/** Pages can be rendered, and tested, before anything is built. */
function versionOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
}

/** The same from `src` and from where it is compiled to. */
function projectFolder(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : projectFolder(dirname(folder))
}
