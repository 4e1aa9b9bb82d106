import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { looksRight } from './support/looks.ts'
import { fillItem, soundItem } from './support/plan-item.ts'
import { planSentBefore, twoItems } from './support/plan-sent-before.ts'
import { test } from './support/service.ts'

const oneLongWord = `Donaudampfschifffahrts${'gesellschafts'.repeat(30)}kapitän`
const rightToLeft = 'كلمات من اليمين إلى اليسار'
const formula = `=cmd|' /C calc'!A0`
const markup = `<script>alert('4.5.3')</script> & "quotes" 🦠`

test('long, foreign and hostile texts come back as they were typed, and break no page', async ({ service }) => {
  await planSentBefore(service, 'XCE', {
    ...twoItems,
    '4.5.3': { owner: rightToLeft, by: '2021-09-24', gap: oneLongWord, actions: [formula, markup] },
  })
  const editor = await service.person('editor')

  await test.step('on every page that shows the plan', async () => {
    const reviewer = await service.person('reviewer')
    await reviewer.goto('/reviews/XCE/2020-21')
    await looksRight(reviewer, 'review of unusual texts')
    await expect(reviewer.getByText(markup).first()).toBeVisible()
    for (const path of ['plan', 'plan/check', 'plan/items/4.5.3', 'updates', 'history']) {
      await editor.goto(`${centralEngland}/${path}`)
      await looksRight(editor, `${path} of unusual texts`)
    }
  })

  await test.step('in the form of the item, after saving it again', async () => {
    await fillItem(editor, centralEngland, '4.5.3', soundItem({ gap: oneLongWord, actions: [markup, formula] }))
    await editor.getByRole('button', { name: 'Save and go back to the list' }).last().click()
    await editor.goto(`${centralEngland}/plan/items/4.5.3`)
    await expect(editor.getByLabel('What is the gap?')).toHaveValue(oneLongWord)
    await expect(editor.getByLabel('Action 1', { exact: true })).toHaveValue(markup)
    await expect(editor.getByLabel('Action 2', { exact: true })).toHaveValue(formula)
  })

  await test.step('in the workbook, which changes nothing when it comes back as it went', async () => {
    await editor.goto(`${centralEngland}/plan/upload`)
    const arriving = editor.waitForEvent('download')
    await editor.getByRole('link', { name: 'Download the workbook' }).click()
    const buffer = await readFile(await (await arriving).path())
    await editor.locator('input[type=file]').setInputFiles({ name: 'Plan.xlsx', mimeType: 'application/zip', buffer })
    await editor.getByRole('button', { name: 'Upload and see what changes' }).click()
    await expect(editor.getByText('There is nothing to save')).toBeVisible()
  })

  await test.step('and no list that is downloaded holds a formula', async () => {
    const answer = await editor.request.get(`${service.url}${centralEngland}/plan/check?format=csv`)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).not.toMatch(/^[=+@-]|,"?[=+@]/m)
  })
})
