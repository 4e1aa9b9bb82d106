import { expect } from '@playwright/test'
import { planSentBefore } from './support/plan-sent-before.ts'
import { approve } from './support/reviewing.ts'
import { test } from './support/service.ts'

/** A real organisation, because only those stand in the register; its plan is made up. */
const council = '102'
const marked = {
  gap: 'gooseberry-gap',
  actions: ['gooseberry-action: buy tokens'],
  owner: 'Gooseberry Owner',
  by: '2021-09-24',
}

test('the public sees only the status', async ({ page, service }) => {
  await planSentBefore(service, council, { '4.5.3': marked, '8.3.1': marked })
  await approve(await service.person('reviewer'), `${council}/2020-21`)

  await test.step('no public page, list or file has a word of the plan', async () => {
    const addresses = [
      '/',
      '/register',
      '/register?search=Cumbria',
      `/register/${council}`,
      '/register.csv?search=Cumbria',
      '/register.json?search=Cumbria',
      '/register.xlsx?search=Cumbria',
      '/guidance',
      '/guidance/2020-21',
      '/help',
    ]
    for (const address of addresses) {
      const answer = await page.request.get(`${service.url}${address}`)
      expect(answer.status(), address).toBe(200)
      const text = await answer.text()
      expect(text, address).not.toMatch(/gooseberry/i)
      if (address.includes('Cumbria')) expect(text, address).not.toMatch(/4\.5\.3|8\.3\.1/)
    }
    await page.goto(`/register/${council}`)
    await expect(page.getByText('Standards Not Met (Plan Agreed)', { exact: true })).toBeVisible()
  })

  await test.step('what belongs to the organisation is behind sign-in', async () => {
    for (const path of ['', '/2020-21/plan', '/2020-21/history', '/2020-21/plan/items/4.5.3', '/2020-21/updates']) {
      await page.goto(`/organisations/${council}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
    }
  })

  await test.step('and is not there for people of other organisations', async () => {
    const stranger = await service.person('editor', 'XCC')
    const own = [`/organisations/${council}`, `/organisations/${council}/2020-21/plan`, `/reviews/${council}/2020-21`]
    for (const path of [...own, `/organisations/${council}/2020-21/plan/workbook`, '/reviews', '/emails']) {
      const answer = await stranger.request.get(`${service.url}${path}`)
      expect(answer.status(), path).toBe(404)
      expect(await answer.text(), path).not.toMatch(/gooseberry/i)
    }
  })
})
