import { expect } from '@playwright/test'
import { hostileFiles } from '../hostile/hostile-files.ts'
import { centralEngland } from './support/central-england.ts'
import { gapsPublishedBefore } from './support/plan-sent-before.ts'
import { test } from './support/service.ts'

/** What a person may well choose by mistake, and the beginning of what they read then. */
const mistakes: readonly (readonly [file: string, says: RegExp])[] = [
  ['an empty file', /empty/],
  ['a PDF renamed', /not .*workbook|no workbook/i],
  ['an .xls renamed', /\.xlsx/],
  ['a CSV renamed', /\.xlsx/],
  ['an HTML page renamed', /\.xlsx/],
  ['macros', /macro/i],
  ['a workbook with a password', /password/i],
]

test('a file that is no workbook gets a sentence that helps, and changes nothing', async ({ service }) => {
  await gapsPublishedBefore(service, 'XCE', ['4.5.3'])
  const editor = await service.person('editor')
  await editor.goto(`${centralEngland}/plan/upload`)
  for (const [name, says] of mistakes) {
    await test.step(name, async () => {
      const buffer = hostileFiles.find((file) => file.name === name)?.make() ?? Buffer.alloc(0)
      await editor.locator('input[type=file]').setInputFiles({ name: 'Plan.xlsx', mimeType: 'application/zip', buffer })
      await editor.getByRole('button', { name: 'Upload and see what changes' }).click()
      await expect(editor.getByRole('alert')).toContainText(says)
    })
  }
  await editor.getByRole('button', { name: 'Upload and see what changes' }).click()
  await expect(editor.getByRole('alert')).toContainText('Choose the workbook that you filled in')
  await editor.goto(`${centralEngland}/plan`)
  await expect(editor.getByText('Not started')).toBeVisible()
})
