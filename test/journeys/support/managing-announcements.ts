import { expect, type Page } from '@playwright/test'

/** Adds an announcement for everyone and opens it. */
export async function addsNotice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add an announcement' }).click()
  await page.getByLabel('Title').fill('Webinar on updates')
  await page.getByLabel('What you want to say').fill('What an update holds.')
  await page.getByLabel('Everyone, signed in or not').check()
  for (const [part, value] of [
    ['day', '31'],
    ['month', '12'],
    ['year', '2022'],
  ])
    await page.locator(`input[name=until-${part}]`).fill(value ?? '')
  await page.getByRole('button', { name: 'Save the announcement' }).click()
  await page.getByRole('link', { name: 'Webinar on updates' }).first().click()
  await expect(page).toHaveTitle(/^Announcement: Webinar on updates/)
}

/** Makes a calendar address, and asks for the feed behind it. */
export async function makesCalendarAddress(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /my calendar address/ })
    .first()
    .click()
  const address = (await page.getByText(/\/calendar\/.*\.ics$/).textContent()) ?? ''
  const feed = await page.request.get(new URL(new URL(address).pathname, page.url()).href)
  expect(await feed.text()).toContain('BEGIN:VCALENDAR')
}
