import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { type Edit, editWorkbook, rowIdsOf } from './support/edit-workbook.ts'
import { looksRight } from './support/looks.ts'
import { soundItem, writeItem } from './support/plan-item.ts'
import { gapsPublishedBefore } from './support/plan-sent-before.ts'
import { test } from './support/service.ts'

test('a workbook comes back late with moved rows and a conflict', async ({ service }) => {
  await gapsPublishedBefore(service, 'XCE', ['3.2.1', '4.5.3', '8.3.1'])
  const editor = await service.person('editor')
  await writeItem(editor, centralEngland, '3.2.1', soundItem({ gap: '88% of staff are trained' }))
  const workbook = await downloaded(editor)
  const ids = await rowIdsOf(workbook)
  expect(ids.slice(0, 4)).toEqual(['3.2.1/a1', '3.2.1/a2', '3.2.1/a3', '4.5.3/1'].map(() => expect.any(String)))

  await service.moveTo('2021-06-20')
  const colleague = await service.person('editor-2')
  await writeItem(colleague, centralEngland, '3.2.1', { gap: '91% of staff are trained by now' })

  const rowsOf = (item: string) => ids.flatMap((id, place) => (id.startsWith(`${item}/`) ? [place + 2] : []))
  const rows = [...rowsOf('8.3.1'), ...rowsOf('3.2.1'), ...rowsOf('4.5.3')]
  const first = (item: string) => rows.indexOf(rowsOf(item)[0] ?? 0) + 2
  const [mfa, patches, training] = [first('4.5.3'), first('8.3.1'), first('3.2.1')]
  const typed = {
    [`D${mfa}`]: 'Remote access asks for a password only',
    [`E${mfa}`]: 'Buy tokens',
    [`F${mfa}`]: 'Tom Ashworth',
    [`G${mfa}`]: 'Chief Information Officer',
    [`K${mfa}`]: 'No',
    [`D${patches}`]: 'Updates take 45 days',
    [`E${patches}`]: 'Set up the patching tool',
    [`F${patches}`]: 'Daniel Hughes',
    [`G${patches}`]: 'Head of IT',
    [`K${patches}`]: 'No',
    [`D${training}`]: '88% of staff are trained, most of the rest work nights',
  }

  await test.step('cells that say no day are listed, each with what to write', async () => {
    const dates = { [`I${mfa}`]: 'Q3', [`I${patches}`]: '14th October at the latest' }
    await upload(editor, workbook, { rows, cells: { ...typed, ...dates } })
    await expect(editor.getByRole('heading', { level: 1 })).toContainText('2 cells in the workbook cannot be read')
    await expect(editor.getByRole('row', { name: `I${mfa} ` })).toContainText('Q3')
    await expect(editor.getByRole('row', { name: `I${patches} ` })).toContainText('14th October at the latest')
    await looksRight(editor, 'cells to correct')
    await editor.goto(`${centralEngland}/plan`)
    await expect(editor.getByText('Tom Ashworth')).toHaveCount(0)
  })

  await test.step('once corrected, the preview shows what changes, and asks about what both have changed', async () => {
    const dates = { [`I${mfa}`]: '24/09/2021', [`I${patches}`]: '12 November 2021' }
    await upload(editor, workbook, { rows, cells: { ...typed, ...dates } })
    await expect(editor.getByText('3 evidence items: 1 to choose, 2 will change.')).toBeVisible()
    await expect(editor.getByText('Eddie Editor (XCE) changed it on the web after the file was made.')).toBeVisible()
    await looksRight(editor, 'preview of a workbook')
  })

  await test.step('nothing is saved before the choice is made', async () => {
    await editor.getByRole('button', { name: 'Save these changes' }).click()
    await expect(editor.getByRole('alert')).toContainText('Choose which 3.2.1 to keep')
  })

  await test.step('the chosen text and the dates stand in the plan', async () => {
    await editor
      .getByRole('group', { name: 'Which 3.2.1 do you want to keep?' })
      .getByLabel('Keep the plan on the web')
      .check()
    await editor.getByRole('button', { name: 'Save these changes' }).click()
    await editor.goto(`${centralEngland}/plan/check`)
    await expect(editor.getByText('91% of staff are trained by now')).toBeVisible()
    await expect(editor.getByText('24 September 2021 (in 3 months)')).toBeVisible()
    await expect(editor.getByText('12 November 2021 (in 5 months)')).toBeVisible()
    await expect(editor.getByText('most of the rest work nights')).toHaveCount(0)
  })
})

async function downloaded(page: Page): Promise<Buffer> {
  await page.goto(`${centralEngland}/plan/upload`)
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the workbook' }).click()
  return readFile(await (await arriving).path())
}

async function upload(page: Page, workbook: Buffer, edit: Edit) {
  const buffer = await editWorkbook(workbook, edit)
  await page.goto(`${centralEngland}/plan/upload`)
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('input[type=file]').setInputFiles({ name: 'Plan, final (2).xlsx', mimeType, buffer })
  await page.getByRole('button', { name: 'Upload and see what changes' }).click()
}
