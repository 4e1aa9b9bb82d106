import { createTransport, type SendMailOptions } from 'nodemailer'

const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })

/** The source of a message as a mail program sends it. */
export async function aMessage(mail: SendMailOptions): Promise<Buffer> {
  const { message } = await composer.sendMail({ to: 'plans@dspt.example', subject: 'Our plan', text: 'Hello', ...mail })
  return message as Buffer
}

/** A message written by hand, line by line. */
export function rawMessage(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

/** An attachment in base64, in lines as mail has them. */
export function base64Lines(bytes: Uint8Array): readonly string[] {
  return (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  )
}
