import { expect, type Page } from '@playwright/test'

/** The SIRO reads the plan and signs it off. */
export async function signOff(siro: Page, address: string) {
  await siro.goto(`${address}/plan/sign-off`)
  await siro.getByLabel('I have read this plan').check()
  await siro.getByRole('button', { name: 'Sign off this plan' }).click()
  await expect(siro.getByText('You signed off this plan')).toBeVisible()
}

/** The editor sends the signed plan, saying where needed that it cannot be agreed as it stands. */
export async function sendPlan(editor: Page, address: string) {
  await editor.goto(`${address}/plan/send`)
  const acknowledgement = editor.getByLabel('I know that this plan cannot be agreed')
  if ((await acknowledgement.count()) > 0) await acknowledgement.check()
  await editor.getByRole('button', { name: 'Send the plan to NHS Digital' }).click()
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText('Plan sent')
}
