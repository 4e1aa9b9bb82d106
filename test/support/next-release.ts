import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A copy in `folder` of the build that knows one migration more, as the next release would; gives where it is. */
export function nextRelease(folder: string): string {
  const project = join(import.meta.dirname, '../..')
  const release = join(folder, 'release')
  mkdirSync(join(release, 'dist'), { recursive: true })
  writeFileSync(join(release, 'package.json'), '{ "type": "module" }')
  symlinkSync(join(project, 'node_modules'), join(release, 'node_modules'))
  symlinkSync(join(project, 'dist/assets'), join(release, 'dist/assets'))
  cpSync(join(project, 'dist/src'), join(release, 'dist/src'), { recursive: true })
  const more = ['casefiles', 'outbox'].map((table) => `alter table dspt.${table} add of_a_newer_build text;`)
  writeFileSync(join(release, 'dist/src/store/migrations/9999-later.sql'), more.join('\n'))
  return join(release, 'dist/src')
}
