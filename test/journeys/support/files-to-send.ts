import type { Page } from '@playwright/test'

const notAFile = { name: 'Plan.xlsx', mimeType: 'application/zip', buffer: Buffer.from('%PDF-1.7') }
/** Chooses a file that only calls itself a workbook. */
export function choosesNoWorkbook(page: Page): Promise<void> {
  return page.locator('input[type=file]').setInputFiles(notAFile)
}

/** An assessment of two marks. */
export const marksToImport = {
  name: 'Marks.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Reference,Answer\n3.2.1,Not met\n4.5.3,Met\n'),
}

const registerToImport = {
  name: 'Register.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Code,Organisation Name,Status,Date Of Publication,Primary Sector\nRVJ,North Bristol NHS Trust,20/21 Standards Met,30/06/2021,NHS Trust\n',
  ),
}

/** Fills in the import of a register of one row, seen on this day of October 2021. */
export async function fillsInImport(page: Page, day: string) {
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill('10')
  await page.getByLabel('Year', { exact: true }).fill('2021')
  await page.locator('input[name=source]').fill('Search results of the toolkit')
  await page.locator('input[type=file]').setInputFiles(registerToImport)
}
