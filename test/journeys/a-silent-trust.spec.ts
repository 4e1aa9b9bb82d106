import { expect, type Page } from '@playwright/test'
import { gapsPublishedBefore } from './support/plan-sent-before.ts'
import { test } from './support/service.ts'

const escalation = '/escalations/XCE/2020-21'

test('T2 T8 a silent Trust reaches NHSX when a reviewer confirms it', async ({ service }) => {
  const editor = await service.person('editor')
  const ofCouncil = await service.person('editor', 'XCC')
  const reviewer = await service.person('reviewer')
  const sro = await service.person('sro')
  const authority = await service.person('nis-authority')

  await test.step('a Trust and a council publish gaps, and send no plan', async () => {
    await gapsPublishedBefore(service, 'XCE', ['4.5.3', '8.3.1'])
    await gapsPublishedBefore(service, 'XCC', ['4.5.3'])
  })

  await test.step('on 1 July the region is asked to work with the Trust', async () => {
    await service.moveTo('2021-07-01')
    const region = await service.person('rdt')
    await region.goto('/region/Y60')
    await expect(region.getByRole('row', { name: /Central England NHS Trust/ }).first()).toContainText('30 June 2021')
    await expect(
      region.getByRole('row', { name: /Central England Council/ }).filter({ hasText: 'Work with' }),
    ).toHaveCount(0)
  })

  await test.step('on 15 July escalation is proposed, which NHSX and the NIS authority do not see', async () => {
    await service.moveTo('2021-07-15')
    for (const person of [sro, authority]) await expectMissing(person, escalation)
    await reviewer.goto('/')
    await reviewer.getByRole('link', { name: 'Escalation to NHSX proposed' }).click()
    await expect(reviewer.getByText('The Regional Digital Transformation team was asked')).toBeVisible()
  })

  await test.step('the council in the same state is asked nothing, and never escalated', async () => {
    await reviewer.goto('/escalations')
    await expect(reviewer.getByRole('row', { name: /Central England NHS Trust/ })).toHaveCount(1)
    await expect(reviewer.getByRole('row', { name: /Council/ })).toHaveCount(0)
    await ofCouncil.goto('/account')
    await expect(ofCouncil.getByRole('link', { name: /: .* due \d+ \w+( and \d+ more)?$/ })).toHaveCount(0)
  })

  await test.step('a reviewer escalates it, with the case in writing', async () => {
    await reviewer.getByRole('link', { name: /Central England NHS Trust/ }).click()
    await reviewer.getByRole('button', { name: 'Escalate to NHSX' }).click()
    await expect(reviewer.getByRole('alert').getByText('Give the reason')).toBeVisible()
    await reviewer.getByLabel('The case for NHSX').fill('Four calls were not returned')
    await reviewer.getByRole('button', { name: 'Escalate to NHSX' }).click()
    await expect(reviewer.getByText('Escalated to NHSX. The SRO and the organisation are told.')).toBeVisible()
    await editor.goto('/account')
    await expect(editor.getByRole('link', { name: /escalated to NHSX/ })).toBeVisible()
  })

  await test.step('the SRO decides, under their name', async () => {
    await sro.goto('/')
    await sro.getByRole('link', { name: 'Escalated to NHSX' }).click()
    await expect(sro.getByText('Four calls were not returned')).toBeVisible()
    await sro.getByLabel('Ask the NIS authority to look at it').check()
    await sro.getByLabel('Reason', { exact: true }).fill('No answer from the board')
    await sro.getByRole('button', { name: 'Record the decision' }).click()
    await reviewer.reload()
    await expect(reviewer.getByText('Sol Owner, SRO: the NIS authority is asked to consider it')).toBeVisible()
    await expect(reviewer.getByText('No answer from the board')).toBeVisible()
  })

  await test.step('the NIS authority records an information notice, and the Trust is told', async () => {
    await service.moveTo('2021-07-20')
    await authority.goto(escalation)
    await authority.getByLabel('Information notice').check()
    await authority.getByLabel('Reference').fill('IN-1')
    await fillDay(authority, 'When was it issued?', '19', '7')
    await authority.getByLabel('What does it require?').fill('Provide the improvement plan')
    await fillDay(authority, 'By when is it to be answered?', '20', '8')
    await authority.getByRole('button', { name: 'Record the notice' }).click()
    await expect(authority.getByRole('row', { name: /IN-1/ })).toContainText('20 August 2021')
    await editor.goto('/account')
    await editor.getByRole('link', { name: /an information notice was recorded/ }).click()
    await expect(editor.getByText('Provide the improvement plan')).toBeVisible()
  })
})

async function expectMissing(page: Page, path: string): Promise<void> {
  const response = await page.goto(path)
  expect(response?.status()).toBe(404)
}

async function fillDay(page: Page, question: string, day: string, month: string): Promise<void> {
  const group = page.getByRole('group', { name: question })
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill('2021')
}
