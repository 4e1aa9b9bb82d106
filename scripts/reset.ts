// Deletes what the demo holds, after asking: npm run reset, or npm run reset -- --yes
import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { removeEmbedded } from '../src/store/embedded/remove-embedded.ts'

const word = 'reset'

const read = readSettings(process.env)
if (!read.ok) leave(['Nothing was deleted. These settings are wrong:', ...read.problems].join('\n- '))
else await reset(read.settings)

async function reset({ databaseUrl, dataDir, production, attachments }: Settings): Promise<void> {
  if (production) return leave('Nothing was deleted: reset is refused with NODE_ENV=production.')
  if (databaseUrl !== null)
    return leave('Nothing was deleted: with DATABASE_URL you have to empty the database yourself.')
  if (!process.argv.includes('--yes') && !(await agreed(dataDir))) return leave('Nothing was deleted.')
  const removal = await removeEmbedded(dataDir)
  if (!removal.removed) return leave(removal.because)
  removeFiles(join(dataDir, 'emails'), /^\.?[0-9TZ]+-[0-9a-f-]+\.eml$/)
  removeFiles(join(dataDir, 'anchors'), /^anchor-\d{6,}\.json(\.new)?$/)
  if (attachments.folder !== null)
    removeFiles(attachments.folder, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.part)?$/)
  console.log('Everything was deleted. The next start begins with an empty demo.')
}

/** No answer, as without a terminal, counts as no. */
async function agreed(dataDir: string): Promise<boolean> {
  console.log(`This deletes every assessment, plan, email and session in ${dataDir}. It cannot be undone.`)
  process.stdout.write(`Type ${word} to go on: `)
  for await (const line of createInterface({ input: process.stdin })) return line.trim() === word
  return false
}

/** Removes only the files that the service writes there. */
function removeFiles(folder: string, written: RegExp): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (written.test(name)) rmSync(join(folder, name))
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 1
}
