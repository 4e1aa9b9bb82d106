import { expect } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { writeItem } from './support/plan-item.ts'
import { planSentBefore, twoItems } from './support/plan-sent-before.ts'
import { approve, decide, judge } from './support/reviewing.ts'
import { sendPlan, signOff } from './support/sending.ts'
import { test } from './support/service.ts'

const reason = 'Say how many accounts there are, and who switches them'
const corrected = 'Switch all 240 remote accounts, division by division'

test('a returned plan is corrected and approved', async ({ service }) => {
  await planSentBefore(service, 'XCE', twoItems)
  const reviewer = await service.person('reviewer')
  const editor = await service.person('editor')

  await test.step('one item is judged not realistic, with the reason, and the plan goes back', async () => {
    await judge(reviewer, 'XCE/2020-21', { '4.5.3': '' })
    await reviewer.getByRole('button', { name: 'Return the plan' }).click()
    await expect(reviewer.getByRole('alert')).toContainText('Give the reason why the plan for 4.5.3 is not realistic')
    await reviewer.getByLabel('Reason for 4.5.3').fill(reason)
    await decide(reviewer, 'Return the plan', 'Plan returned')
  })

  await test.step('the editor reads the reason at the item and corrects it there', async () => {
    await editor.goto('/organisations/XCE')
    await expect(editor.getByText(reason)).toBeVisible()
    await editor.goto(`${centralEngland}/plan/items/4.5.3`)
    await expect(editor.getByText(reason).first()).toBeVisible()
    await writeItem(editor, centralEngland, '4.5.3', { actions: [corrected] })
  })

  await test.step('the earlier sign-off is not valid for the corrected plan', async () => {
    await editor.goto(`${centralEngland}/plan/send`)
    await expect(editor.getByRole('button', { name: 'Send the plan to NHS Digital' })).toHaveCount(0)
    await signOff(await service.person('siro'), centralEngland)
    await sendPlan(editor, centralEngland)
  })

  await test.step('the reviewer compares it with what was sent before, and approves it', async () => {
    await reviewer.goto('/reviews/XCE/2020-21')
    await expect(reviewer.getByText(corrected).first()).toBeVisible()
    await approve(reviewer, 'XCE/2020-21')
    await editor.goto(`${centralEngland}/compare`)
    await expect(editor.getByText('division by division').first()).toBeVisible()
  })
})
