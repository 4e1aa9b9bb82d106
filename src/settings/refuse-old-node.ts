import { whyTooOld } from './oldest-node.ts'

/** Ends the process, with one sentence, before any module that is imported after this one runs. */
const why = whyTooOld(process.versions.node)
if (why !== null) {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}
