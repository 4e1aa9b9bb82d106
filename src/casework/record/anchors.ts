import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Day } from '../../core/day.ts'
import { type Anchor, insertAnchor } from '../../store/record/anchors.ts'
import { serviceScope } from '../scope.ts'
import type { Services } from '../services.ts'

/**
 * Anchors the events recorded since the last anchor and writes the anchor into `folder`, which nobody who may write to
 * the database should be able to write to: an insider can rebuild a chain. null where nothing was recorded. An anchor
 * holds codes, counts and hashes, nothing of the content.
 */
export async function publishAnchor({ database, clock }: Services, day: Day, folder: string): Promise<Anchor | null> {
  const anchor = await database.inTransaction(serviceScope, (tx) => insertAnchor(tx, day, clock.now()))
  if (anchor !== null) await writeAnchor(anchor, folder)
  return anchor
}

/** Writes a file beside the anchor's and renames it, so that nobody sees half an anchor. */
async function writeAnchor(anchor: Anchor, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `anchor-${String(anchor.sequence).padStart(6, '0')}.json`)
  await writeFile(`${path}.new`, `${JSON.stringify(anchor)}\n`)
  await rename(`${path}.new`, path)
}

/**
 * The anchors in a folder, oldest first, read one at a time and anew each time; none where there is no such folder.
 * Reading throws where a file is not an anchor.
 */
export function anchorsIn(folder: string): AsyncIterable<Anchor> {
  return { [Symbol.asyncIterator]: () => readAnchors(folder) }
}

async function* readAnchors(folder: string): AsyncGenerator<Anchor> {
  for (const name of await anchorFiles(folder)) yield JSON.parse(await readFile(join(folder, name), 'utf8')) as Anchor
}

/** How many anchors there are in a folder. */
export async function countAnchorsIn(folder: string): Promise<number> {
  return (await anchorFiles(folder)).length
}

async function anchorFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  return names.filter((name) => /^anchor-\d{6,}\.json$/.test(name)).toSorted()
}
