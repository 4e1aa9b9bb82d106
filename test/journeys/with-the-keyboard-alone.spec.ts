import { expect, type Page } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { publishGaps } from './support/publish-gaps.ts'
import { test } from './support/service.ts'

test('an item is written with the keyboard alone', async ({ service, page }) => {
  await publishGaps(await service.person('editor'), centralEngland, ['3.2.1', '4.5.3'])

  await page.goto(`${service.url}/`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await tabTo(page, 'Sign in')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
  await tabTo(page, 'Erin Editor')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Organisation XCE')
  await page.keyboard.press('Enter')
  await tabTo(page, /plan/i)
})

async function tabTo(page: Page, name: string | RegExp) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) === 0) continue
    const text =
      (await focused.evaluate(
        (each) =>
          (each as unknown as { labels?: { textContent: string }[] }).labels?.[0]?.textContent ?? each.textContent,
      )) ?? ''
    if (typeof name === 'string' ? text.trim().startsWith(name) : name.test(text)) return
  }
  throw new Error(`Sixty tabs do not reach “${name}”`)
}
