// Kills the service a hundred times under load and checks what was lost: npm run soak [-- --kills 100 --seed 1]
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, type Day, day } from '../../src/core/day.ts'
import type { ConnectionUrl } from '../../src/store/database/connection.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { runningPostmaster } from '../../src/store/embedded/postmaster.ts'
import { type Browser, sendRequest } from '../deadline/browser.ts'
import { chanceFrom } from '../deadline/chance.ts'
import { hiddenIn } from '../deadline/journeys/send-request.ts'
import { visiting } from '../visit.ts'
import { type Away, check } from './check.ts'
import { emailsOut, hurryEmails } from './emails.ts'
import { live, type Soak } from './life.ts'
import { unreliableMailServer } from './mail.ts'
import { type Kills, report } from './report.ts'
import { keepRunning, type RestartedService, victims } from './service.ts'
import { setUp } from './set-up.ts'

const option = (name: string, usual: number) =>
  Number(new RegExp(`--${name}[ =](\\d+)`).exec(process.argv.join(' '))?.[1] ?? usual)
const [kills, seed] = [option('kills', 100), option('seed', 1)]
const [offices, atOnce] = [32, 8]

const folder = mkdtempSync(join(tmpdir(), `dspt-soak-${process.pid}-`))
const dataDir = join(folder, 'data')
chmodSync(folder, 0o755)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
process.once('exit', leaveNothing)

spawnSync(process.execPath, [join(import.meta.dirname, '../../scripts/prestart.mjs')], { stdio: 'inherit' })
process.exitCode = await soak()

/** Stops PostgreSQL and removes the folder, however the process ends. */
function leaveNothing(): void {
  const postmaster = runningPostmaster(join(dataDir, 'postgres'))
  if (postmaster !== null) process.kill(postmaster, 'SIGQUIT')
  if (!process.argv.includes('--keep')) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}

async function soak(): Promise<number> {
  console.log(`${kills} kills, seed ${seed}`)
  const [begun, loadBefore, chance] = [Date.now(), loadavg(), chanceFrom(seed)]
  const cast = await visiting(dataDir, (owner) => setUp(owner, offices))
  const mail = await unreliableMailServer(chance)
  const environment = {
    SMTP_URL: mail.url,
    MAIL_FROM: 'Improvement plans <plans@example.nhs.uk>',
    MAIL_LINK_SIGN_IN: 'no',
  }
  const service = await keepRunning({ folder, environment })
  const owner = await visiting(dataDir, async (url) => url)
  const database = openDatabase({ connection: owner, connections: 4 })
  const run: Soak = { service, database, chance, tally: new Map(), refusals: new Map(), isOver: false }
  const share = Array.from({ length: atOnce }, (_, part) => cast.offices.filter((_, row) => row % atOnce === part))
  const living = Promise.all(share.map((own) => live(run, own)))
  const counted = await killOverAndOver(run, owner, cast.lead)
  run.isOver = true
  await living
  mail.stopFailing()
  await runLastDays(service, cast.lead, counted.today)
  await emailsOut(owner, 12)
  const checked = await check(database, cast.offices, mail.taken, counted.away)
  await database.close()
  const exitCode = await service.stop()
  await mail.close()
  const seconds = Math.round((Date.now() - begun) / 1000)
  const text = report({ seed, seconds, loadBefore, counted, run, mail, checked, exitCode })
  console.log(text)
  if (kills >= 100) writeFileSync(join(import.meta.dirname, '../../docs/reliability.md'), text)
  return checked.wrong.length === 0 && exitCode === 0 ? 0 : 1
}

/** Kills at random moments, and moves the demo on by a day before every second kill. */
async function killOverAndOver({ service, chance }: Soak, owner: ConnectionUrl, lead: Browser): Promise<Kills> {
  const counted = { node: 0, postgres: 0, both: 0 }
  const away: Away[] = []
  let today = day('2021-06-21')
  for (let round = 0; round < kills; round++) {
    await pause(1500 + 4000 * chance())
    const victim = victims[Math.floor(chance() * victims.length)] ?? 'both'
    const moving = round % 2 === 0 ? moveDay(service, lead, addDays(today, 1)) : Promise.resolve(today)
    if (chance() < 0.5) await pause(200 * chance())
    else await moving
    const from = Date.now()
    await service.kill(victim)
    away.push({ from, until: Date.now() })
    counted[victim] += 1
    today = await moving
    await hurryEmails(owner).catch(() => {})
    if (round % 10 === 9) console.log(`${round + 1} kills, ${today}`)
  }
  return { counted, away, today }
}

/** Moves the demo to a day. Gives that day, or the one before if the service did not answer: it is then tried again. */
async function moveDay({ port }: RestartedService, as: Browser, to: Day): Promise<Day> {
  try {
    const { html } = await sendRequest(port, { as, name: 'Day', kind: 'read', path: '/demo' })
    const form = { ...hiddenIn(html), day: to }
    await sendRequest(port, { as, name: 'Move the day', kind: 'save', path: '/demo/day', form, leadsTo: /\/demo$/ })
    return to
  } catch {
    return addDays(to, -1)
  }
}

async function runLastDays(service: RestartedService, lead: Browser, today: Day): Promise<void> {
  await service.ready()
  await moveDay(service, lead, addDays(today, 1))
  await moveDay(service, lead, addDays(today, 2))
  await pause(10_000)
}
