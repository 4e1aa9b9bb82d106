import { constants } from 'node:fs'
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidPattern } from '../../core/uuid.ts'

const ours = new RegExp(`^(${uuidPattern})(\\.part)?$`)

/** Makes the folder where it is missing; gives why files cannot be stored in it, or null where they can. */
export async function whyUnusable(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return null
  } catch (error) {
    return String(error)
  }
}

/** Writes a file into the folder so that all of it is there, also after a power cut, before this returns. */
export async function storeFile(folder: string, id: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const [part, whole] = [join(folder, `${id}.part`), join(folder, id)]
  try {
    await writeFlushed(part, content)
    await rename(part, whole)
  } catch (error) {
    // A disk that is full must not stay full of files that were not stored.
    await rm(part, { force: true })
    throw error
  }
  await syncFolder(folder)
}

async function writeFlushed(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The content of a file, or null where there is none of that id. */
export async function readStoredFile(folder: string, id: string): Promise<Buffer | null> {
  try {
    return await readFile(join(folder, id))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** Removes a file for good; one that is not there is removed already. */
export async function removeFile(folder: string, id: string): Promise<void> {
  await rm(join(folder, id), { force: true })
  await syncFolder(folder)
}

/** A file in the folder: the id of its attachment, its name, and when it was last written, an instant. */
export type FileInFolder = { readonly id: string; readonly fileName: string; readonly writtenAt: string }

/** The files of this service in the folder, also unfinished ones; empty where there is no such folder. */
export async function filesInFolder(folder: string): Promise<readonly FileInFolder[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const files: FileInFolder[] = []
  for (const fileName of names) {
    const id = ours.exec(fileName)?.[1]
    if (id === undefined) continue
    // Another process may remove it meanwhile.
    const found = await stat(join(folder, fileName)).catch(() => null)
    if (found !== null) files.push({ id, fileName, writtenAt: found.mtime.toISOString() })
  }
  return files
}

/** Removing and renaming last only once the folder itself is flushed. */
async function syncFolder(folder: string): Promise<void> {
  const entry = await open(folder, 'r')
  try {
    await entry.sync()
  } finally {
    await entry.close()
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
