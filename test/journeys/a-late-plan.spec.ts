import { expect } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { planSentBefore, twoItems } from './support/plan-sent-before.ts'
import { approve, decide, judge } from './support/reviewing.ts'
import { test } from './support/service.ts'

const late = { ...twoItems, '8.3.1': { owner: 'Daniel Hughes', by: '2022-01-31' } }

test('a late plan is accepted by the SRO', async ({ service }) => {
  await planSentBefore(service, 'XCE', late)
  const reviewer = await service.person('reviewer')
  const sro = await service.person('sro')

  await test.step('the SRO does not see it before it is referred', async () => {
    await sro.goto('/late-plans/XCE/2020-21')
    await expect(sro.getByRole('heading', { level: 1 })).toHaveText('Page not found')
  })

  await test.step('the reviewer may not approve it, and refers it with the reason', async () => {
    await judge(reviewer, 'XCE/2020-21')
    await reviewer.getByRole('button', { name: 'Approve the plan' }).click()
    await expect(reviewer.getByRole('alert')).toContainText('(A4)')
    await reviewer.getByRole('button', { name: 'Refer to the SRO' }).click()
    await expect(reviewer.getByRole('alert')).toContainText('Give the reason')
    await reviewer.getByLabel('Why the SRO should decide').fill('The data centre opens in January')
    await decide(reviewer, 'Refer to the SRO', 'Plan referred to the SRO')
  })

  await test.step('the SRO reads what is late and why, and accepts it under their name', async () => {
    await sro.goto('/')
    await sro
      .getByRole('main')
      .getByRole('link', { name: /Central England|late plan/i })
      .first()
      .click()
    await sro.goto('/late-plans')
    await sro.getByRole('link', { name: 'Central England NHS Trust (XCE)' }).click()
    await expect(sro.getByText('The data centre opens in January')).toBeVisible()
    await expect(sro.getByRole('row', { name: /8\.3\.1/ })).toContainText('32 days after 30 December 2021')
    await sro.getByLabel('Reason').fill('One month is in proportion')
    await sro.getByRole('button', { name: 'Accept that it finishes late' }).click()
    await expect(sro.getByText('Sol Owner accepted on 1 June 2021 that this plan finishes late')).toBeVisible()
  })

  await test.step('then it is approved, and everybody concerned reads who accepted it and why', async () => {
    await reviewer.goto('/reviews/XCE/2020-21')
    await expect(reviewer.getByText('One month is in proportion')).toBeVisible()
    await approve(reviewer, 'XCE/2020-21')
    const editor = await service.person('editor')
    await editor.goto(`${centralEngland}/history`)
    await expect(editor.getByRole('row', { name: /Sol Owner/ })).toContainText(
      'The SRO accepted that the plan finishes late',
    )
  })
})

test('a late plan of a council is returned: nobody may accept it', async ({ service }) => {
  await planSentBefore(service, 'XCC', late)
  const reviewer = await service.person('reviewer')
  await judge(reviewer, 'XCC/2020-21', { '8.3.1': 'It has to be complete by 30 December 2021' })
  await expect(reviewer.getByRole('button', { name: 'Refer to the SRO' })).toHaveCount(0)
  await decide(reviewer, 'Return the plan', 'Plan returned')
  const editor = await service.person('editor', 'XCC')
  await editor.goto('/organisations/XCC')
  await expect(editor.getByText('It has to be complete by 30 December 2021')).toBeVisible()
})
