import { createTransport } from 'nodemailer'
import { type Delivery, messageOf, type Transport } from './transport.ts'

/** Milliseconds. Together they stay well below the time a delivery may take. */
const patience = { dnsTimeout: 5_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/**
 * Delivers through the mail server at `url` (`smtp://user:password@host:587`, `smtps://…`), from `from`
 * (`Name <address>`). An email goes out twice only if the connection ends after the server accepted it and before it said so.
 */
export function smtpTransport(url: string, from: string): Transport {
  const options = {
    url,
    pool: true as const,
    maxConnections: 2,
    /** Trying again is for the queue alone, which counts its attempts and waits between them. */
    maxRequeues: 0,
    ...patience,
  }
  const pool = createTransport(options)
  return {
    deliver: async (email): Promise<Delivery> => {
      try {
        await pool.sendMail(messageOf(email, from))
        return { delivered: true }
      } catch (error) {
        return failure(error)
      }
    },
    close: () => pool.close(),
  }
}

/** Gives only codes: a server's own text may repeat the address. */
function failure(error: unknown): Delivery {
  const { code, command, responseCode } = (error ?? {}) as { code?: string; command?: string; responseCode?: number }
  if (code === undefined) throw error
  const answer = responseCode === undefined ? '' : `, answer ${responseCode}`
  const lasting = command === 'RCPT TO' && responseCode !== undefined && responseCode >= 500
  return { delivered: false, why: `The mail server did not take the email (${code}${answer})`, lasting }
}
