import { expect, type Page } from '@playwright/test'
import { fillDate } from './plan-item.ts'

/** Marks the first action of an item as done on a day, in an update that is not sent yet. */
export async function markDone(editor: Page, item: string, on: readonly [day: string, month: string, year: string]) {
  const card = editor.locator(`[id="item-${item}"]`).last()
  await card.getByLabel('Done', { exact: true }).first().check()
  await fillDate(editor, `On which day was action 1 of ${item} done?`, on)
}

export async function sendUpdate(editor: Page, says: string) {
  await editor.getByRole('button', { name: 'Send the update' }).click()
  await expect(editor.getByText(says)).toBeVisible()
}
