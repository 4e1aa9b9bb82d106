import type { Delivery, Transport } from './transport.ts'

const timeout = 20_000

/**
 * Delivers through GOV.UK Notify. The template needs `((subject))` as its subject and `((body))` as its message. The
 * email's id is the reference by which it is found on Notify's own pages. `url` replaces Notify's address, for tests.
 */
export function notifyTransport(key: string, templateId: string, url?: string): Transport {
  const client = clientOf(key, url)
  return {
    deliver: async ({ id, to, subject, text }): Promise<Delivery> => {
      const notify = await client
      try {
        await notify.sendEmail(templateId, to.email, { personalisation: { subject, body: text }, reference: id })
        return { delivered: true }
      } catch (error) {
        return failure(error)
      }
    },
    close: () => {},
  }
}

/** Loaded only where Notify is used: it takes 8 MB. */
async function clientOf(key: string, url: string | undefined) {
  const { NotifyClient } = await import('notifications-node-client')
  const client = url === undefined ? new NotifyClient(key) : new NotifyClient(url, key)
  client.setClient(client.apiClient.restClient.create({ timeout }))
  return client
}

type Failed = {
  readonly code?: string
  readonly response?: { readonly status: number; readonly data?: { readonly errors?: readonly NotifyError[] } }
}

type NotifyError = { readonly error?: string; readonly message?: string }

/** Only names of errors are reported: their text, and the request that comes with them, hold the address and the email. */
function failure(error: unknown): Delivery {
  const { response, code } = (error ?? {}) as Failed
  if (response === undefined && code === undefined) throw error
  if (response === undefined) return { delivered: false, why: `GOV.UK Notify did not answer (${code})`, lasting: false }
  const [first] = response.data?.errors ?? []
  const name = /^\w+$/.test(first?.error ?? '') ? `, ${first?.error}` : ''
  const lasting = first?.error === 'ValidationError' && (first.message ?? '').startsWith('email_address')
  return { delivered: false, why: `GOV.UK Notify refused the email (${response.status}${name})`, lasting }
}
