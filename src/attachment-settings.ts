import { resolve } from 'node:path'

/** Where attached files are kept. */
export type AttachmentSettings = {
  /** null: in the database. */
  readonly folder: string | null
}

type Environment = Readonly<Record<string, string | undefined>>

export function readAttachments({ ATTACHMENTS_DIR: folder }: Environment): AttachmentSettings {
  return { folder: folder === undefined ? null : resolve(folder) }
}
