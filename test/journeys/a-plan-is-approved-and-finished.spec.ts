import { expect, type Page } from '@playwright/test'
import { soundItem, writeItem } from './support/plan-item.ts'
import { publishGaps } from './support/publish-gaps.ts'
import { approve, decide } from './support/reviewing.ts'
import { sendPlan, signOff } from './support/sending.ts'
import { test } from './support/service.ts'
import { markDone, sendUpdate } from './support/updating.ts'

/** A real organisation, because only those stand in the register; its plan is made up. */
const council = '102'
const place = `${council}/2020-21`
const address = `/organisations/${place}`
const gaps = ['3.2.1', '4.5.3', '8.3.1', '10.2.1']

test('a plan is approved and finished', async ({ page, service }) => {
  const editor = await service.person('editor', council)
  const reviewer = await service.person('reviewer')

  await test.step('four gaps are marked and published', async () => {
    await publishGaps(editor, address, gaps, ['1.3.1'])
    await expectStatus(page, 'Standards Not Met', '1 June 2021')
  })

  await test.step('the plan is written, checked, signed by the SIRO and sent', async () => {
    for (const gap of gaps) await writeItem(editor, address, gap, soundItem({ gap: `What ${gap} asks is not there` }))
    await service.moveTo('2021-06-28')
    await editor.goto(`${address}/plan/check`)
    await expect(editor.getByRole('link', { name: 'Why (P6)' })).toBeVisible()
    await signOff(await service.person('siro', council), address)
    await sendPlan(editor, address)
  })

  await test.step('a reviewer finds it in the queue, judges each item and approves it', async () => {
    await service.moveTo('2021-07-12')
    await reviewer.goto('/reviews?stage=awaiting-review')
    await reviewer.getByRole('link', { name: 'Cumbria County Council' }).click()
    await approve(reviewer, place)
    await expectStatus(page, 'Standards Not Met (Plan Agreed)', '12 July 2021')
  })

  await test.step('from October the same status has its new name', async () => {
    await service.moveTo('2021-10-01')
    await expectStatus(page, 'Approaching Standards', '12 July 2021')
  })

  await test.step('updates say what is done, the last one completes the plan', async () => {
    await editor.goto(`${address}/updates`)
    await markDone(editor, '3.2.1', ['15', '9', '2021'])
    await markDone(editor, '4.5.3', ['16', '9', '2021'])
    await sendUpdate(editor, 'Update sent')
    await service.moveTo('2021-11-12')
    await editor.goto(`${address}/updates`)
    await markDone(editor, '8.3.1', ['10', '11', '2021'])
    await markDone(editor, '10.2.1', ['11', '11', '2021'])
    await sendUpdate(editor, 'The completed plan was sent')
  })

  await test.step('the reviewer confirms it, and the standard is met', async () => {
    await service.moveTo('2021-11-15')
    await reviewer.goto(`/reviews/${place}`)
    await decide(reviewer, 'Confirm completion', 'Completion confirmed')
    await expectStatus(page, 'Standards Met', '15 November 2021')
  })

  await test.step('the history tells all of it, by the names of the day', async () => {
    await editor.goto(`${address}/history`)
    const told = [
      ['15 November 2021', /Standards Met/],
      ['12 November 2021', /update/],
      ['1 October 2021', /update/],
      ['12 July 2021', /approved .* Standards Not Met \(Plan Agreed\)/],
      ['28 June 2021', /sent for review/],
      ['28 June 2021', /signed off/],
      ['1 June 2021', /published with 4 mandatory evidence items not met/],
    ] as const
    const rows = editor.locator('tbody tr')
    await expect(rows).toHaveCount(told.length)
    for (const [row, [on, what]] of told.entries()) {
      await expect(rows.nth(row)).toContainText(on)
      await expect(rows.nth(row)).toContainText(what)
    }
  })
})

/** What the public reads in the register; the day of publication stays. */
async function expectStatus(page: Page, status: string, since: string) {
  await page.goto(`/register/${council}`)
  const row = page.getByRole('row', { name: /2020-21/ })
  await expect(row.getByText(status, { exact: true })).toBeVisible()
  await expect(row).toContainText('1 June 2021')
  await expect(row).toContainText(since)
}
