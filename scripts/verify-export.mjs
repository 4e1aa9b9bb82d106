// Proves an exported casefile with Node alone, nothing of this project: node verify-export.mjs casefile.json
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [, , file = ''] = process.argv
const { format, organisation, cycle, events } = JSON.parse(readFileSync(file, 'utf8'))
if (format !== 'dspt-casefile-1') leave(`This script does not know the format ${format}`, 2)

let previous = '0'.repeat(64)
for (const [place, { hash, previousHash, content }] of events.entries()) {
  const where = `event ${place + 1}`
  if (content.version !== place + 1) leave(`${where} is missing or out of order`, 1)
  if (content.organisation !== organisation || content.cycle !== cycle) leave(`${where} is of another casefile`, 1)
  if (previousHash !== previous) leave(`${where} does not follow the one before`, 1)
  if (sha256(`${previous}\n${stable(content)}`) !== hash) leave(`${where} is not what was recorded`, 1)
  previous = hash
}
console.log(`${organisation} ${cycle}: ${events.length} events, every one as it was recorded. The last is ${previous}`)

/** JSON with the keys of every object in order. */
function stable(value) {
  return JSON.stringify(value, (_key, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

function sha256(text) {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function leave(message, code) {
  console.error(message)
  process.exit(code)
}
