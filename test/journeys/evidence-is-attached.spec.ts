import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { planSentBefore } from './support/plan-sent-before.ts'
import { approve, decide } from './support/reviewing.ts'
import { test } from './support/service.ts'
import { markDone, sendUpdate } from './support/updating.ts'

const place = 'XCE/2020-21'
const certificate = Buffer.from('%PDF-1.4\nEvery old phone is wiped\n%%EOF\n')
const letter = Buffer.from('%PDF-1.4\nA letter to a patient\n%%EOF\n')

test('evidence is attached, a reviewer reads it and confirms completion', async ({ service }) => {
  await planSentBefore(service, 'XCE', { '9.6.2': { owner: 'Leo Marchetti', by: '2021-09-24' } })
  const reviewer = await service.person('reviewer')
  await approve(reviewer, place)
  const editor = await service.person('editor')

  await test.step('beside the updates an item has a place for its files', async () => {
    await editor.goto(`${centralEngland}/updates`)
    await editor.getByRole('link', { name: /^Attach files/ }).click()
    await attach(editor, 'Certificate.pdf', certificate, 'File 1 is attached')
    await attach(editor, 'Letter to a patient.pdf', letter, 'File 2 is attached')
  })

  await test.step('what was attached by mistake is withdrawn, and its name is gone', async () => {
    await editor.getByRole('link', { name: 'Withdraw file 2' }).click()
    await editor.getByLabel('Why is it withdrawn?').fill('Chosen by mistake')
    await editor.getByRole('button', { name: 'Withdraw and erase the file' }).click()
    await expect(editor.getByText('File 2 is withdrawn, and its content erased')).toBeVisible()
    await expect(editor.getByText('Letter to a patient')).toHaveCount(0)
  })

  await test.step('the update reports the action as done', async () => {
    await editor.goto(`${centralEngland}/updates`)
    await markDone(editor, '9.6.2', ['1', '6', '2021'])
    await sendUpdate(editor, 'The completed plan was sent')
  })

  await test.step('the reviewer saves the file from the review, and confirms', async () => {
    await reviewer.goto(`/reviews/${place}`)
    const saved = reviewer.waitForEvent('download')
    await reviewer.getByRole('link', { name: 'File 1: Certificate.pdf' }).click()
    const file = await saved
    expect(file.suggestedFilename()).toBe('XCE 2020-21 9.6.2 file 1.pdf')
    expect(readFileSync(await file.path())).toEqual(certificate)
    await expect(reviewer.getByText('Letter to a patient')).toHaveCount(0)
    await decide(reviewer, 'Confirm completion', 'Completion confirmed')
  })

  await test.step('nothing more is attached then, and the file stays', async () => {
    await editor.goto(`${centralEngland}/plan/items/9.6.2/attachments`)
    await expect(editor.getByRole('link', { name: 'File 1: Certificate.pdf' })).toBeVisible()
    await expect(editor.getByText('Completion of this plan was confirmed')).toBeVisible()
    await expect(editor.getByRole('button', { name: 'Attach the file' })).toHaveCount(0)
  })
})

async function attach(editor: Page, name: string, buffer: Buffer, says: string): Promise<void> {
  await editor.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer })
  await editor.getByRole('button', { name: 'Attach the file' }).click()
  await expect(editor.getByText(says)).toBeVisible()
}
