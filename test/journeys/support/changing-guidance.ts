import { expect, type Page } from '@playwright/test'
import { signInAs } from './sign-in.ts'

const values: readonly (readonly [name: string, value: string])[] = [
  ['from-1-day', '26'],
  ['from-1-month', '10'],
  ['from-1-year', '2021'],
  ['source-1', '“working towards ‘Standards Met’ for 21-22”'],
  ['title', 'On to 2021-22'],
  ['message', 'Please put your effort into 2021-22.'],
]

/** A lead proposes that 2021-22 is the next cycle from the demo’s day on, in a browser of their own. */
async function leadProposes(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  const context = await page.context().browser()?.newContext()
  if (context === undefined) throw new Error('The page has no browser to open another window in')
  const lead = await context.newPage()
  await signInAs(lead, origin, 'lead')
  await lead.goto(`${origin}/years/2020-21/changes/new?key=nextCycle`)
  await lead.locator('input[name=value-1][value="2021-22"]').check()
  for (const [name, value] of values) await lead.locator(`[name=${name}]`).fill(value)
  await lead.getByRole('button', { name: 'Go on to see what it does' }).click()
  await expect(lead).toHaveTitle(/On to 2021-22/)
  await context.close()
}

/** The page of a change that another lead proposed. */
export async function opensProposal(page: Page): Promise<void> {
  await leadProposes(page)
  await page.reload()
  await page.getByRole('link', { name: 'On to 2021-22' }).first().click()
  await expect(page.getByRole('button', { name: 'Confirm and issue this change' })).toBeVisible()
}

/** Confirms the change whose link stands on the page. */
export async function confirmsProposal(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'On to 2021-22' }).first().click()
  await page.getByRole('button', { name: 'Confirm and issue this change' }).click()
  await expect(page.getByText('Change 1 of the guidance 2020-21')).toBeVisible()
}

/** An editor looks at what can be carried over. */
export async function looksAtCarryOver(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  await page.context().clearCookies()
  await signInAs(page, origin, 'editor', 'XCE')
  await page.goto(`${origin}/organisations/XCE`)
  await page.getByRole('link', { name: 'Carry over open gaps from 2020-21' }).click()
  await expect(page.getByRole('button', { name: 'Carry over' })).toBeVisible()
}
