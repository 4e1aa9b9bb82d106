import { type APIRequestContext, expect } from '@playwright/test'
import { hiddenIn } from '../../../soak/deadline/journeys/send-request.ts'

/** A form of the page at `page`; `action` is where it is sent, if elsewhere. */
type ToSend = { readonly page: string; readonly action?: string; readonly fields: Readonly<Record<string, string>> }

/**
 * Sends a form as a browser would, cookies and all, without the work of showing any page: for what a story only needs
 * done before it begins. Fails where the service does not take it.
 */
export async function sendForm(requests: APIRequestContext, { page, action = page, fields }: ToSend): Promise<void> {
  const html = await (await requests.get(page)).text()
  const answer = await requests.post(action, { form: { ...hiddenIn(html), ...fields }, maxRedirects: 0 })
  expect(answer.status(), `${action} takes ${JSON.stringify(fields)}`).toBe(303)
}
