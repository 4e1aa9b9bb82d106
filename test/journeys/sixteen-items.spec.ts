import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { editWorkbook, rowIdsOf } from './support/edit-workbook.ts'
import { fillDate } from './support/plan-item.ts'
import { gapsPublishedBefore } from './support/plan-sent-before.ts'
import { approve, decide, judge } from './support/reviewing.ts'
import { sendPlan, signOff } from './support/sending.ts'
import { test } from './support/service.ts'

const place = 'XCE/2020-21'
const sixteen =
  '1.4.1 1.4.4 1.6.5 1.7.4 1.7.5 2.2.2 3.1.1 3.2.1 3.4.1 4.2.1 7.2.1 7.3.4 8.1.1 8.2.2 10.1.1 10.2.1'.split(' ')

test('sixteen items are refused and fifteen are not', async ({ service }) => {
  const editor = await service.person('editor')
  const siro = await service.person('siro')
  const reviewer = await service.person('reviewer')

  await test.step('a plan for sixteen items is written in a workbook', async () => {
    await gapsPublishedBefore(service, 'XCE', sixteen)
    await editor.goto(`${centralEngland}/plan/upload`)
    const arriving = editor.waitForEvent('download')
    await editor.getByRole('link', { name: 'Download the workbook' }).click()
    const workbook = await readFile(await (await arriving).path())
    const buffer = await editWorkbook(workbook, { cells: filledIn(await rowIdsOf(workbook)) })
    await editor.locator('input[type=file]').setInputFiles({ name: 'Plan.xlsx', mimeType: 'application/zip', buffer })
    await editor.getByRole('button', { name: 'Upload and see what changes' }).click()
    await editor.getByRole('button', { name: 'Save these changes' }).click()
    await expect(editor.getByText('16 evidence items changed')).toBeVisible()
    await expect(editor.getByRole('row', { name: /Why \(A3\)$/ })).toContainText('15')
  })

  await test.step('it may be sent after the warning, and cannot be approved', async () => {
    await signOff(siro, centralEngland)
    await editor.goto(`${centralEngland}/plan/send`)
    await editor.getByRole('button', { name: 'Send the plan to NHS Digital' }).click()
    await expect(editor.getByRole('alert')).toContainText('This plan cannot be agreed as it is')
    await sendPlan(editor, centralEngland)
    await judge(reviewer, place)
    await reviewer.getByRole('button', { name: 'Approve the plan' }).click()
    await expect(reviewer.getByRole('alert')).toContainText('(A3)')
  })

  await test.step('it goes back with the reason', async () => {
    await reviewer.getByLabel('Reason for the plan as a whole').fill('Finish one item before you send it again')
    await decide(reviewer, 'Return the plan', 'Plan returned')
  })

  await test.step('with one item done, fifteen are outstanding and the plan is approved', async () => {
    await editor.goto(`${centralEngland}/plan/items/3.4.1`)
    await editor.getByText('Done already').first().click()
    await fillDate(editor, 'Day it was done', ['1', '6', '2021'])
    await editor.getByRole('button', { name: 'Save and go back to the list' }).last().click()
    await expect(editor.getByText('Item 3.4.1 is saved')).toBeVisible()
    await signOff(siro, centralEngland)
    await sendPlan(editor, centralEngland)
    await approve(reviewer, place)
  })
})

/** The first row of each item filled in: its gap, action, owner, role, date and COVID answer. */
function filledIn(rowIds: readonly string[]): Readonly<Record<string, string>> {
  const first = rowIds.flatMap((id, place) => (id.endsWith('1') ? [[id, place + 2] as const] : []))
  return Object.fromEntries(
    first.flatMap(([id, row]) => [
      [`D${row}`, `What ${id} asks is not there`],
      [`E${row}`, `Do what ${id} asks at all sites`],
      [`F${row}`, 'Priya Nair'],
      [`G${row}`, 'Head of Information Governance'],
      [`I${row}`, '26/11/2021'],
      [`K${row}`, 'No'],
    ]),
  )
}
