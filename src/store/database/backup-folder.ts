import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** What a backup holds: every table at one moment, and which migrations had been applied. */
export type Manifest = {
  readonly format: 'dspt-backup-1'
  readonly takenAt: string
  readonly server: string
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  /** In the order in which they can be restored. */
  readonly tables: readonly KeptTable[]
}

/** One table's file: how many rows it has, and the hash of what it unpacks to. */
export type KeptTable = { readonly name: string; readonly rows: number; readonly sha256: string }

export const manifestFile = 'manifest.json'

/** The name of a table's file in the folder. */
export function fileOf(table: string): string {
  return `${table}.copy.gz`
}

/** The manifest in the folder; null where there is no whole backup. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, manifestFile), 'utf8')) as Manifest
    const isOurs = manifest.format === 'dspt-backup-1' && manifest.tables.every(({ name }) => /^[a-z_]+$/.test(name))
    return isOurs ? manifest : null
  } catch {
    return null
  }
}

/** What is wrong with the first file that cannot be read or has changed, as a sentence; null where nothing is. */
export async function whatChanged(folder: string, { tables }: Manifest): Promise<string | null> {
  for (const { name, sha256 } of tables) {
    const hashing = hashed()
    try {
      await pipeline(unpacked(folder, name), hashing.through, async (parts) => {
        for await (const _ of parts);
      })
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error
      return `${fileOf(name)} cannot be read: ${error.message}.`
    }
    if (hashing.digest() !== sha256) return `${fileOf(name)} is not as it was written.`
  }
  return null
}

/** The unpacked content of a table's file. A damaged or missing file ends it with an error. */
export function unpacked(folder: string, table: string): Readable {
  const file = createReadStream(join(folder, fileOf(table)))
  const unpacking = createGunzip()
  file.on('error', (error) => unpacking.destroy(error))
  return file.pipe(unpacking)
}

/** A stage of a pipeline that changes nothing, and the sha256 in hex of what went through it. */
export function hashed(): { readonly through: Transform; digest(): string } {
  const hash = createHash('sha256')
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  return { through, digest: () => hash.digest('hex') }
}
