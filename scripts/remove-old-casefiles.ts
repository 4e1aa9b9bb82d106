// Removes casefiles whose retention period is over (KEEP_CASEFILES_YEARS): npm run remove-old-casefiles, and then with -- --yes
import { addMonths, dayAt } from '../src/core/day.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { removeFile } from '../src/store/attachments/attachment-folder.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'
import { oldCasefiles, removeCasefiles } from '../src/store/record/retention.ts'

const read = readSettings(process.env)
if (!read.ok) leave(['Nothing was removed. These settings are wrong:', ...read.problems].join('\n- '))
else if (read.settings.casefilesYears === null) leave('Nothing was removed: KEEP_CASEFILES_YEARS is not set.')
else if (read.settings.databaseUrl !== null) await removeOn(read.settings.databaseUrl, read.settings)
else {
  const start = await visitEmbedded({ dataDir: read.settings.dataDir })
  if (!start.started) leave(start.because)
  else {
    await removeOn(start.postgres.owner, read.settings)
    await start.postgres.stop()
  }
}

async function removeOn(owner: string, { casefilesYears, attachments }: Settings): Promise<void> {
  if (casefilesYears !== null) await remove(owner, casefilesYears, attachments.folder)
}

async function remove(owner: string, years: number, attachmentsFolder: string | null): Promise<void> {
  const now = Date.now()
  const before = addMonths(dayAt(now), -12 * years)
  if (!process.argv.includes('--yes')) {
    const old = await oldCasefiles(owner, before)
    for (const { organisation, cycle, version } of old) console.log(`${organisation} ${cycle}: ${version} events`)
    console.log(
      `${old.length} casefiles with nothing on or after ${before}. Nothing was removed: add -- --yes to remove them.`,
    )
    return
  }
  const { casefiles, files } = await removeCasefiles(owner, before, new Date(now).toISOString())
  // After the record: a file that is left behind here is removed later as unknown.
  if (attachmentsFolder !== null) await Promise.all(files.map((id) => removeFile(attachmentsFolder, id)))
  console.log(
    `${casefiles.length} casefiles with nothing on or after ${before} were removed, with ${files.length} files.`,
  )
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}
