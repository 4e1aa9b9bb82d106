import { resolve } from 'node:path'
import type { ClamdAddress } from '../scan/clamd.ts'

/** Where attached files are stored, and what scans them for viruses. */
export type AttachmentSettings = {
  /** null: in the database. */
  readonly folder: string | null
  /** null: nothing scans them, and pages say so. */
  readonly scanner: ClamdAddress | null
}

type Environment = Readonly<Record<string, string | undefined>>

export function readAttachments(
  { ATTACHMENTS_DIR: folder, CLAMD: scanner }: Environment,
  complain: (problem: string) => void,
): AttachmentSettings {
  const address = scanner === undefined ? null : addressIn(scanner)
  if (address === undefined)
    complain(`CLAMD is “${scanner}”: write where ClamAV listens, as unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310`)
  return { folder: folder === undefined ? null : resolve(folder), scanner: address ?? null }
}

function addressIn(text: string): ClamdAddress | undefined {
  const [, path] = /^unix:(?:\/\/)?(\/[^\0]+)$/.exec(text) ?? []
  if (path !== undefined) return { path }
  const [, host = '', port = ''] = /^tcp:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+):(\d{1,5})$/i.exec(text) ?? []
  return host === '' || Number(port) > 65_535 ? undefined : { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
}
