import type { Page } from '@playwright/test'
import { sendForm } from './send-form.ts'

/** Signs `page` in as one of the demo’s people; of Central England NHS Trust where they belong to an organisation. */
export async function signInAs(page: Page, url: string, key: string, organisation = ''): Promise<void> {
  await sendForm(page.request, { page: `${url}/sign-in`, fields: { person: key, organisation } })
}
