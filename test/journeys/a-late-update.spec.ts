import { expect, type Page } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { planSentBefore, twoItems } from './support/plan-sent-before.ts'
import { approve } from './support/reviewing.ts'
import { test } from './support/service.ts'
import { sendUpdate } from './support/updating.ts'

test('T4 T5 reminders go out for a late update, then the region is asked, then it comes and all stops', async ({
  service,
}) => {
  await planSentBefore(service, 'XCE', twoItems)
  await approve(await service.person('reviewer'), 'XCE/2020-21')
  const editor = await service.person('editor')
  const region = await service.person('rdt')

  await test.step('the organisation is reminded four weeks before, and told on the day', async () => {
    await service.moveTo('2021-09-02')
    await expectEmails(editor, 1)
    await service.moveTo('2021-09-30')
    await expectEmails(editor, 2)
    await editor.goto('/organisations/XCE')
    await expect(editor.getByText('30 September 2021 (today)').first()).toBeVisible()
  })

  await test.step('from the next day it is overdue, and the region is asked to work with it', async () => {
    await service.moveTo('2021-10-01')
    await editor.goto('/organisations/XCE')
    await expect(editor.getByText('Overdue', { exact: true }).first()).toBeVisible()
    await expect(editor.getByText('14 October 2021').first()).toBeVisible()
    await region.goto('/region/Y60')
    await expect(region.getByRole('row', { name: /Central England/ }).first()).toContainText('30 September 2021')
  })

  await test.step('the region records what it did, and those who review it read so', async () => {
    await region
      .getByRole('row', { name: /Central England/ })
      .first()
      .getByRole('link')
      .first()
      .click()
    await region.getByLabel('Call').check()
    await region.getByLabel('What was said or done?').fill('They will send it next week')
    await region.getByRole('button', { name: 'Record it' }).click()
    await expect(region.getByText('They will send it next week').first()).toBeVisible()
  })

  await test.step('the update comes, and nothing is asked of anybody any more', async () => {
    await service.moveTo('2021-10-08')
    await editor.goto(`${centralEngland}/updates`)
    await editor.getByLabel('Anything else about 4.5.3 (optional)').fill('Two of three suppliers have changed')
    await sendUpdate(editor, 'Update sent')
    await region.goto('/region/Y60')
    await expect(region.getByText('There are no tasks for this region now.')).toBeVisible()
    await service.moveTo('2021-10-15')
    const reviewer = await service.person('reviewer-2')
    await reviewer.goto('/escalations')
    await expect(reviewer.getByRole('row', { name: /Central England/ })).toHaveCount(0)
  })
})

/** How many reminder emails an editor has had: one a day at most. */
async function expectEmails(person: Page, reminders: number): Promise<void> {
  await person.goto('/account')
  await expect(person.getByRole('link', { name: / due \d+ \w+( and \d+ more)?$/ })).toHaveCount(reminders)
}
