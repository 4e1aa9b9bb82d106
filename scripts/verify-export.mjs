// Verifies an exported casefile with Node alone, without this project: node verify-export.mjs casefile.json
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [, , file = ''] = process.argv
const { format, organisation, cycle, events, attachments = [] } = JSON.parse(readFileSync(file, 'utf8'))
if (format !== 'dspt-casefile-1' && format !== 'dspt-casefile-2')
  leave(`This script does not know the format ${format}`, 2)

let previous = '0'.repeat(64)
for (const [index, { hash, previousHash, content }] of events.entries()) {
  const where = `event ${index + 1}`
  if (content.version !== index + 1) leave(`${where} is missing or out of order`, 1)
  if (content.organisation !== organisation || content.cycle !== cycle) leave(`${where} is of another casefile`, 1)
  if (previousHash !== previous) leave(`${where} does not follow the one before`, 1)
  if (sha256(`${previous}\n${stable(content)}`) !== hash) leave(`${where} is not what was recorded`, 1)
  previous = hash
}

const happened = events.map(({ content }) => content.payload)
const withdrawn = happened.filter(({ type }) => type === 'attachment-withdrawn').map(({ id }) => id)
const attached = happened.filter(({ type, id }) => type === 'evidence-attached' && !withdrawn.includes(id))
for (const { id, evidence, number, sha256: recorded } of attached) {
  const where = `file ${number} of ${evidence}`
  const content = attachments.find((each) => each.id === id)?.content
  if (typeof content !== 'string') leave(`${where} is missing`, 1)
  if (sha256(Buffer.from(content, 'base64')) !== recorded) leave(`${where} is not what was attached`, 1)
}
const stray = attachments.find(({ id }) => !attached.some((each) => each.id === id))
if (stray !== undefined) leave(`attachment ${stray.id} is in no event, or was withdrawn`, 1)

console.log(`${organisation} ${cycle}: ${events.length} events, every one as it was recorded. The last is ${previous}`)
if (attached.length > 0) console.log(`${attached.length} attached files, every one as it was attached`)

/** JSON with the keys of every object in order. */
function stable(value) {
  return JSON.stringify(value, (_key, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}

/** Of bytes, or of a text in UTF-8. */
function sha256(content) {
  return createHash('sha256').update(content).digest('hex')
}

function leave(message, code) {
  console.error(message)
  process.exit(code)
}
