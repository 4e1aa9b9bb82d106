import { expect, type Page } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { gapsPublishedBefore } from './support/plan-sent-before.ts'
import { test } from './support/service.ts'

test('an item is written with the keyboard alone', async ({ service, page }) => {
  await gapsPublishedBefore(service, 'XCE', ['3.2.1', '4.5.3'])
  const { keyboard } = page

  await test.step('sign in', async () => {
    await page.goto('/')
    await keyboard.press('Tab')
    await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
    await tabTo(page, 'link "Sign in"')
    await keyboard.press('Enter')
    await tabTo(page, 'radio "Erin Editor"')
    await keyboard.press('Space')
    await tabTo(page, 'button "Sign in"')
    await keyboard.press('Enter')
    await expect(page.getByRole('link', { name: 'Organisation XCE' })).toBeVisible()
  })

  await test.step('open the item', async () => {
    await tabTo(page, 'link "Organisation XCE"')
    await keyboard.press('Enter')
    await tabTo(page, /(link|button) "Go to the plan"/)
    await keyboard.press('Enter')
    await tabTo(page, 'link "4.5.3')
    await keyboard.press('Enter')
  })

  await test.step('write it', async () => {
    await type(page, 'textbox "What is the gap?"', 'Remote access asks for a password only')
    await type(page, 'textbox "Action 1"', 'Buy tokens and switch every remote account to them')
    await type(page, 'textbox "Name"', 'Tom Ashworth')
    await type(page, 'textbox "Role"', 'Chief Information Officer')
    await tabTo(page, 'radio "By a day"')
    await keyboard.press('Space')
    await type(page, 'textbox "Day"', '24')
    await type(page, 'textbox "Month"', '9')
    await type(page, 'textbox "Year"', '2021')
    await tabTo(page, 'radio "Yes"')
    await keyboard.press('ArrowDown')
    await tabTo(page, 'button "Save and go back to the list"')
    await keyboard.press('Enter')
    await expect(page.getByText('Item 4.5.3 is saved')).toBeVisible()
    await expect(page.getByText('Tom Ashworth, 24 September 2021')).toBeVisible()
  })
})

test('the enter key in a field of an item saves it', async ({ service }) => {
  await gapsPublishedBefore(service, 'XCE', ['4.5.3'])
  const editor = await service.person('editor')
  await editor.goto(`${centralEngland}/plan/items/4.5.3`)
  await editor.getByLabel('Name', { exact: true }).fill('Tom Ashworth')
  await editor.keyboard.press('Enter')
  await expect(editor.getByText('Item 4.5.3 is saved')).toBeVisible()
})

async function type(page: Page, field: string, text: string) {
  await tabTo(page, field)
  await page.keyboard.type(text)
}

/** Presses Tab until the element with this role and name has the focus, and sees that it shows it. */
async function tabTo(page: Page, element: string | RegExp) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    // Where the page changes under the key, nothing is in focus any more.
    const heard = (await focused.count()) === 0 ? '' : await focused.ariaSnapshot({ timeout: 2_000 }).catch(() => '')
    if (typeof element === 'string' ? !heard.includes(element) : !element.test(heard)) continue
    await expect(focused).toBeInViewport()
    return
  }
  throw new Error(`Sixty tabs do not reach ${element}`)
}
