import { expect } from '@playwright/test'
import { writeItem } from './support/plan-item.ts'
import { publishGaps } from './support/publish-gaps.ts'
import { approve, decide } from './support/reviewing.ts'
import { sendPlan, signOff } from './support/sending.ts'
import { test } from './support/service.ts'
import { markDone, sendUpdate } from './support/updating.ts'

/** A real organisation, because only those stand in the register; its plan is made up. */
const council = '102'
const place = `${council}/2020-21`
const address = `/organisations/${place}`

/**
 * Every form from the first gap to Standards Met, once each. What differs on a phone is where things stand and the menu;
 * without JavaScript, that answers which a choice reveals are there from the start. The year between is the story of
 * “a plan is approved and finished”.
 */
test('a plan goes all the way', { tag: ['@phone', '@no-javascript'] }, async ({ page, service }) => {
  const editor = await service.person('editor', council)
  const reviewer = await service.person('reviewer')

  await test.step('it is published, written, signed and sent', async () => {
    await publishGaps(editor, address, ['4.5.3'], ['1.3.1'])
    await writeItem(editor, address, '4.5.3')
    await signOff(await service.person('siro', council), address)
    await sendPlan(editor, address)
  })

  await test.step('it is found in the queue, judged and approved', async () => {
    await reviewer.goto('/reviews?stage=awaiting-review')
    await reviewer.getByRole('link', { name: 'Cumbria County Council' }).click()
    await approve(reviewer, place)
  })

  await test.step('an update says that all is done, which the reviewer confirms', async () => {
    await editor.goto(`${address}/updates`)
    await markDone(editor, '4.5.3', ['1', '6', '2021'])
    await sendUpdate(editor, 'The completed plan was sent')
    await reviewer.goto(`/reviews/${place}`)
    await decide(reviewer, 'Confirm completion', 'Completion confirmed')
  })

  await test.step('the public and the organisation read so', async () => {
    await page.goto(`/register/${council}`)
    await expect(page.getByRole('row', { name: /2020-21/ })).toContainText('Standards Met')
    await editor.goto(`${address}/history`)
    await expect(editor.getByRole('row', { name: /Standards Met/ })).toContainText('1 June 2021')
  })
})
