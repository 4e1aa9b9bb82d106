import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { messageOf, type Transport } from './transport.ts'

/**
 * Writes each email into `folder` as an `.eml` file that mail programs open, named by when it was queued and its id: a
 * repeat overwrites the same file, and no reader sees half a file.
 */
export function folderTransport(folder: string, from: string): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    deliver: async (email) => {
      const { message } = await composer.sendMail(messageOf(email, from))
      const name = `${email.queuedAt.replace(/[^0-9TZ]/g, '')}-${email.id}.eml`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(join(folder, `.${name}`), message as Buffer, { mode: 0o600 })
      await rename(join(folder, `.${name}`), join(folder, name))
      return { delivered: true }
    },
    close: () => composer.close(),
  }
}
