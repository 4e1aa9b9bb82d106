import { expect } from '@playwright/test'
import { planSentBefore, twoItems } from './support/plan-sent-before.ts'
import { approve } from './support/reviewing.ts'
import { test } from './support/service.ts'

const prepared = '/years/2020-21/changes/new?prepared=2020-21-december-update-withdrawn'

test('G1 G2 G4 the change of 21 December is issued on the day, from a screen', async ({ service, page }) => {
  await planSentBefore(service, 'XCE', twoItems)
  await approve(await service.person('reviewer'), 'XCE/2020-21')
  const editor = await service.person('editor')
  const lead = await service.person('lead')

  await test.step('on 20 December everybody is reminded of the 31st', async () => {
    await service.moveTo('2021-12-19')
    await service.moveTo('2021-12-20')
    await editor.goto('/account')
    await expect(editor.getByRole('row', { name: /Final update due 31 December.* 20 December 2021$/ })).toHaveCount(1)
    await service.moveTo('2021-12-21')
  })

  await test.step('the lead reviews the prepared change and sees what it does before anybody is told', async () => {
    await lead.goto(prepared)
    await lead.getByRole('button', { name: 'Go on to see what it does' }).click()
    await expect(lead.getByRole('row', { name: /^Final update What is due Is withdrawn 1$/ })).toBeVisible()
    await expect(lead.getByRole('button', { name: 'Confirm and issue this change' })).toHaveCount(0)
  })

  await test.step('a second person confirms it', async () => {
    const second = await service.person('lead-2')
    await second.goto(lead.url())
    await second.getByRole('button', { name: 'Confirm and issue this change' }).click()
    await expect(second.getByText('Lena Lead').last()).toBeVisible()
  })

  await test.step('it holds at once: the organisation is told, and sees what it may do now', async () => {
    await editor.goto('/organisations/XCE')
    await expect(editor.getByText('Withdrawn since 21 December 2021').first()).toBeVisible()
    await expect(editor.getByText(/effort into Standards Met for 2021-22.*Log4j/).first()).toBeVisible()
    await expect(editor.getByRole('heading', { name: '2021-22 toolkit' })).toBeVisible()
    await expect(async () => {
      await editor.goto('/account')
      await expect(editor.getByRole('link', { name: /December update is no longer required/ })).toBeVisible({
        timeout: 1000,
      })
    }).toPass()
  })

  await test.step('open gaps are carried over into the next cycle', async () => {
    await editor.goto('/organisations/XCE/2021-22/carry-over')
    await editor.getByRole('button', { name: /Carry over/ }).click()
    await editor.goto('/organisations/XCE/2021-22/assessment')
    for (const item of ['4.5.3', '8.3.1']) await expect(editor.getByText(item).first()).toBeVisible()
  })

  await test.step('anybody reads the guidance as it stood the day before, and as it stands', async () => {
    await page.goto('/guidance/2020-21?on=2021-12-20')
    await expect(page.getByRole('row', { name: /^Final update due by/ })).toContainText('31 December 2021')
    await page.goto('/guidance/2020-21?on=2021-12-21')
    await expect(page.getByRole('row', { name: /^Final update due by/ })).toContainText('withdrawn')
  })

  await test.step('in January nobody gets a reminder and the status stays', async () => {
    await service.moveTo('2022-01-03')
    await editor.goto('/account')
    await expect(editor.getByRole('row', { name: / due \d+ \w+.* \d+ January 2022$/ })).toHaveCount(0)
    await editor.goto('/organisations/XCE')
    await expect(editor.getByText('Approaching Standards', { exact: true }).first()).toBeVisible()
  })
})
