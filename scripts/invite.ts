// Invites the first people: npm run --silent invite -- --email a@b.nhs.uk --name "A B" --role lead
// A role of an organisation also takes --organisation RXX, one of a region --region Y60. Also while the service runs.
import { inviteFromCommandLine } from '../src/casework/people/manage-people.ts'
import { readInvitation } from '../src/cli/invitation.ts'
import { dayAt } from '../src/core/day.ts'
import { readSettings, type Settings } from '../src/settings/settings.ts'
import { openDatabase, publicScope } from '../src/store/database/database.ts'
import { migrate } from '../src/store/database/migrate.ts'
import { visitEmbedded } from '../src/store/embedded/embedded-postgres.ts'
import { loadReferenceData } from '../src/store/reference/load.ts'

const invitation = readInvitation(process.argv.slice(2))
const read = readSettings(process.env)
if (!read.ok) leave(['Nobody was invited. These settings are wrong:', ...read.problems].join('\n- '))
else if ('problem' in invitation) leave(invitation.problem)
else await run(read.settings, invitation)

type Invitation = Exclude<typeof invitation, { problem: string }>

async function run(settings: Settings, valid: Invitation): Promise<void> {
  if (settings.databaseUrl !== null) return inviteOn(settings.databaseUrl, settings.databaseUrl, settings, valid)
  const start = await visitEmbedded({ dataDir: settings.dataDir })
  if (!start.started) return leave(start.because)
  await inviteOn(start.postgres.owner, start.postgres.service, settings, valid)
  await start.postgres.stop()
}

async function inviteOn(
  owner: string,
  service: string,
  { publicUrl, contactEmail }: Settings,
  valid: Invitation,
): Promise<void> {
  await migrate(owner)
  const database = openDatabase({ connection: service, connections: 2 })
  await database.inTransaction(publicScope, loadReferenceData)
  const clock = { now: () => new Date().toISOString(), today: () => dayAt(Date.now()) }
  const outcome = await inviteFromCommandLine({ database, clock, publicUrl, contactEmail }, valid)
  await database.close()
  if (outcome === 'unknown-organisation') return leave('There is no organisation of this code. Nobody was invited.')
  console.log(outcome === 'done' ? `${valid.email} is invited; the email is queued.` : 'They have this role already.')
}

function leave(message: string): void {
  console.error(message)
  process.exitCode = 2
}
