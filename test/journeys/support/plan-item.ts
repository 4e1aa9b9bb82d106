import { expect, type Page } from '@playwright/test'

/** What somebody writes about one item; what is left out is not changed. */
type ToWrite = {
  readonly gap?: string
  readonly actions?: readonly string[]
  readonly owner?: string
  /** Day, month and year as they are typed. */
  readonly by?: readonly [day: string, month: string, year: string]
}

/** An item in which there is nothing to fix, with the changes of the test. */
export function soundItem(changes: ToWrite = {}): ToWrite {
  return {
    gap: 'Remote access asks for a password only',
    actions: ['Buy tokens and switch every remote account to them'],
    owner: 'Priya Nair',
    by: ['17', '9', '2021'],
    ...changes,
  }
}

/** Opens an item of the plan and writes it, without saving. */
export async function fillItem(page: Page, address: string, item: string, write: ToWrite) {
  await page.goto(`${address}/plan/items/${item}`)
  if (write.gap !== undefined) await page.getByLabel('What is the gap?').fill(write.gap)
  await fillActions(page, write.actions ?? [])
  if (write.owner !== undefined) {
    await page.getByLabel('Name', { exact: true }).fill(write.owner)
    await page.getByLabel('Role', { exact: true }).fill('Head of Information Governance')
  }
  if (write.by !== undefined) {
    await page.getByLabel('By a day').check()
    await fillDate(page, 'Completion date', write.by)
  }
  await page.getByRole('group', { name: 'Has the COVID response affected this item?' }).getByLabel('No').check()
}

/** Writes an item and goes back to the list. */
export async function writeItem(page: Page, address: string, item: string, write: ToWrite = soundItem()) {
  await fillItem(page, address, item, write)
  await page.getByRole('button', { name: 'Save and go back to the list' }).last().click()
  await expect(page.getByText(`Item ${item} is saved`)).toBeVisible()
}

export async function fillDate(page: Page, legend: string, [day, month, year]: readonly [string, string, string]) {
  const date = page.getByRole('group', { name: legend })
  await date.getByLabel('Day').fill(day)
  await date.getByLabel('Month').fill(month)
  await date.getByLabel('Year').fill(year)
}

async function fillActions(page: Page, actions: readonly string[]) {
  for (const [index, action] of actions.entries()) {
    const field = page.getByLabel(`Action ${index + 1}`, { exact: true })
    if ((await field.count()) === 0) await page.getByRole('button', { name: 'Add another action' }).click()
    await field.fill(action)
  }
}
