import { expect } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { looksRight } from './support/looks.ts'
import { fillItem, soundItem, writeItem } from './support/plan-item.ts'
import { gapsPublishedBefore } from './support/plan-sent-before.ts'
import { sendPlan, signOff } from './support/sending.ts'
import { letSessionsEnd, test } from './support/service.ts'

test('a page left open over night keeps what was typed, and it can be sent again', async ({ service }) => {
  await gapsPublishedBefore(service, 'XCE', ['4.5.3'])
  const editor = await service.person('editor')
  await fillItem(editor, centralEngland, '4.5.3', soundItem({ gap: 'Typed late in the evening' }))
  await letSessionsEnd(service)
  await editor.getByRole('button', { name: 'Save and go back to the list' }).last().click()
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText('You were signed out before this was saved')
  await expect(editor.getByText('Typed late in the evening')).toBeVisible()
  await looksRight(editor, 'signed out meanwhile')

  const opening = editor.waitForEvent('popup')
  await editor.getByRole('link', { name: 'Sign in (opens in a new tab)' }).click()
  const tab = await opening
  await tab.getByLabel('Erin Editor').check()
  await tab.getByRole('button', { name: 'Sign in' }).click()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('You are signed in')
  await tab.close()
  await editor.getByRole('button', { name: 'Send it again' }).click()
  await expect(editor.getByText('Item 4.5.3 is saved')).toBeVisible()
  await editor.goto(`${centralEngland}/plan/items/4.5.3`)
  await expect(editor.getByLabel('What is the gap?')).toHaveValue('Typed late in the evening')
})

test('a page that needs signing in leads back to itself', async ({ page, service }) => {
  await page.goto(`${service.url}${centralEngland}/history`)
  await page.getByLabel('Erin Editor').check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(`${service.url}${centralEngland}/history`)
})

test('a plan sent twice is sent once', async ({ service }) => {
  await gapsPublishedBefore(service, 'XCE', ['4.5.3'])
  const editor = await service.person('editor')
  await writeItem(editor, centralEngland, '4.5.3')
  await signOff(await service.person('siro'), centralEngland)
  await editor.goto(`${centralEngland}/plan/send`)
  const form = new URLSearchParams(await fieldsOf(editor))
  await sendPlan(editor, centralEngland)
  const again = await editor.request.post(`${service.url}${centralEngland}/plan/send`, {
    data: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(again.status()).toBe(200)
  expect(again.url()).toContain('/plan/sent')
  await editor.goto(`${centralEngland}/history`)
  await expect(editor.getByRole('row', { name: /was sent for review/ })).toHaveCount(1)
})

test('two people write one item: the second is told, and nothing is lost', async ({ service }) => {
  await gapsPublishedBefore(service, 'XCE', ['4.5.3'])
  const erin = await service.person('editor')
  const eddie = await service.person('editor-2')
  await fillItem(erin, centralEngland, '4.5.3', soundItem({ gap: 'What Erin wrote' }))
  await writeItem(eddie, centralEngland, '4.5.3', soundItem({ gap: 'What Eddie wrote' }))
  await erin.getByRole('button', { name: 'Save and go back to the list' }).last().click()
  await expect(erin.getByText('Eddie Editor (XCE) saved this item while you were writing')).toBeVisible()
  const differences = erin.getByRole('table', { name: 'What is different' })
  await expect(differences.getByRole('row', { name: /^Gap/ })).toHaveText(/What.*Eddie.*wrote.*What.*Erin.*wrote/)
  await looksRight(erin, 'two versions of an item')

  await eddie.goto(`${centralEngland}/plan/items/4.5.3`)
  await expect(eddie.getByLabel('What is the gap?')).toHaveValue('What Eddie wrote')
  await erin.getByRole('button', { name: 'Save mine instead' }).click()
  await expect(erin.getByText('Item 4.5.3 is saved')).toBeVisible()
  await eddie.reload()
  await expect(eddie.getByLabel('What is the gap?')).toHaveValue('What Erin wrote')
})

async function fieldsOf(page: import('@playwright/test').Page): Promise<Record<string, string>> {
  const inputs = page.locator('main form input[type=hidden]')
  const fields = await inputs.evaluateAll((all) =>
    all.map((each) => [each.getAttribute('name'), each.getAttribute('value')]),
  )
  return Object.fromEntries(fields)
}
