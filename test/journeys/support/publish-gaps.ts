import { expect, type Page } from '@playwright/test'

/** Marks these evidence items on the assessment page and publishes: the gaps as not met, `met` as met. */
export async function publishGaps(page: Page, address: string, gaps: readonly string[], met: readonly string[] = []) {
  await page.goto(`${address}/assessment`)
  for (const gap of gaps) await mark(page, gap, 'Not met')
  for (const item of met) await mark(page, item, 'Met')
  await page.getByRole('button', { name: 'Save and continue to publish' }).click()
  await page.getByLabel('I have marked every mandatory evidence item').check()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('published')
}

async function mark(page: Page, item: string, as: 'Met' | 'Not met') {
  const radios = page.getByRole('radiogroup', { name: new RegExp(`^${item.replaceAll('.', '\\.')} `) })
  await radios.getByLabel(as, { exact: true }).check()
}
