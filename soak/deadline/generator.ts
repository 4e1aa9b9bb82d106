import { readFileSync, writeFileSync } from 'node:fs'
import type { Acknowledged } from './acknowledged.ts'
import { openBrowser } from './browser.ts'
import type { Cast } from './cast.ts'
import { chanceFrom } from './chance.ts'
import type { Stretch } from './evening.ts'
import { openOffice } from './journeys/office.ts'
import { lookRound } from './journeys/reading.ts'
import { review } from './journeys/reviewing.ts'
import { write } from './journeys/writing.ts'
import { type Load, putUnderLoad } from './load.ts'
import { crowd } from './walkers.ts'

/**
 * Generates the load of the evening, in a process of its own: run with the service’s port, a file with the cast, and one
 * for the ledger. Its parent sends it a stretch; it puts the service under that load and sends the result back.
 */
const [port = '', castFile = '', ledgerFile = ''] = process.argv.slice(2)

/** Sent to the parent when a stretch is over, with the processor seconds that generating the load took. */
export type StretchResult = { readonly load: Load; readonly processorSeconds: number }

const cast: Cast = JSON.parse(readFileSync(castFile, 'utf8'))
const offices = cast.organisations.map(openOffice)
const underReview = new Set<(typeof offices)[number]>()
const reviewers = cast.reviewers.map(openBrowser)
const chance = chanceFrom(20210630)
const ledger: Acknowledged[] = []
const crowds = [
  crowd(
    60,
    offices.map((office) => () => write(office, chance)),
  ),
  crowd(
    30,
    offices.map((office) => () => lookRound(office, chance)),
  ),
  crowd(
    10,
    reviewers.map((as) => () => review(as, offices, underReview)),
  ),
]

process.on('message', async (stretch: Stretch) => {
  const before = process.cpuUsage()
  const load = await putUnderLoad(Number(port), stretch, crowds, { chance, ledger })
  const { user, system } = process.cpuUsage(before)
  writeFileSync(ledgerFile, JSON.stringify(ledger))
  const result: StretchResult = { load, processorSeconds: (user + system) / 1e6 }
  process.send?.(result)
})
process.once('disconnect', () => process.exit())
