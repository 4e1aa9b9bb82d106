import { expect } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { looksRight } from './support/looks.ts'
import { writeItem } from './support/plan-item.ts'
import { planSentBefore, twoItems } from './support/plan-sent-before.ts'
import { decide, judge } from './support/reviewing.ts'
import { sendPlan, signOff } from './support/sending.ts'
import { test } from './support/service.ts'
import { markDone, sendUpdate } from './support/updating.ts'

const place = 'XCE/2020-21'

test('a reviewer and an editor collide: the newer plan is not approved unread', async ({ service }) => {
  await planSentBefore(service, 'XCE', twoItems)
  const reviewer = await service.person('reviewer')
  await judge(reviewer, place, { '8.3.1': 'Typed while the editor was sending' })

  const editor = await service.person('editor')
  await writeItem(editor, centralEngland, '8.3.1', { gap: 'Written after the first sending' })
  await signOff(await service.person('siro'), centralEngland)
  await sendPlan(editor, centralEngland)

  await reviewer.getByRole('button', { name: 'Return the plan' }).click()
  await expect(reviewer.getByRole('alert')).toContainText('This changed while you were reading')
  await expect(reviewer.getByText('Written after the first sending').first()).toBeVisible()
  await looksRight(reviewer, 'a plan replaced while it was read')
  await expect(reviewer.getByLabel('Reason for 8.3.1')).toHaveValue('Typed while the editor was sending')
  await decide(reviewer, 'Return the plan', 'Plan returned')
})

test('a reviewer and an editor collide: an update that came meanwhile is seen before the decision', async ({
  service,
}) => {
  await planSentBefore(service, 'XCE', twoItems)
  const reviewer = await service.person('reviewer')
  await judge(reviewer, place)
  const editor = await service.person('editor')
  await editor.goto(`${centralEngland}/updates`)
  await markDone(editor, '4.5.3', ['1', '6', '2021'])
  await sendUpdate(editor, 'Update sent')
  await reviewer.getByRole('button', { name: 'Approve the plan' }).click()
  await expect(reviewer.getByRole('alert')).toContainText('This changed while you were reading')
  await expect(reviewer.getByRole('alert')).toContainText('update')
  await decide(reviewer, 'Approve the plan', 'Plan approved')
})

test('two reviewers on one plan are told of each other, and neither is overwritten', async ({ service }) => {
  await planSentBefore(service, 'XCE', twoItems)
  const rita = await service.person('reviewer')
  const ravi = await service.person('reviewer-2')
  await judge(rita, place)
  await judge(ravi, place, { '4.5.3': 'What Ravi thinks' })
  await ravi.getByRole('button', { name: 'Save judgements' }).click()
  await expect(ravi.getByText('You saved judgements on this plan')).toBeVisible()

  await rita.getByRole('button', { name: 'Approve the plan' }).click()
  await expect(rita.getByRole('alert')).toContainText('Ravi Reviewer saved judgements while you were writing')
  await expect(rita.getByText('What Ravi thinks')).toBeVisible()
  await looksRight(rita, 'two reviewers on one plan')
  await decide(rita, 'Approve the plan', 'Plan approved')

  await ravi.getByRole('button', { name: 'Return the plan' }).click()
  await expect(ravi.getByRole('alert')).toContainText('There is nothing to decide here now')
  await expect(ravi.getByRole('alert')).toContainText('What Ravi thinks')
  await looksRight(ravi, 'decided by somebody else')
})
