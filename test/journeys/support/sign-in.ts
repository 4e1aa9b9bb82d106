import { expect, type Page } from '@playwright/test'

/** Signs `page` in as one of the demo’s people; of Central England NHS Trust where they belong to an organisation. */
export async function signInAs(page: Page, url: string, key: string, organisation = ''): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.locator(`input[name=person][value=${key}]`).check()
  await page.getByLabel('For which organisation?').fill(organisation)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
}
