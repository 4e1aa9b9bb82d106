import { expect, type Page } from '@playwright/test'

/** Opens the review of a plan and judges every item; those with a reason are not realistic. Nothing is sent yet. */
export async function judge(reviewer: Page, place: string, notRealistic: Readonly<Record<string, string>> = {}) {
  await reviewer.goto(`/reviews/${place}`)
  const questions = reviewer.getByRole('group', { name: /^Is the plan for .+ realistic\?$/ })
  for (const question of await questions.all()) await question.getByLabel('Realistic', { exact: true }).check()
  for (const [item, reason] of Object.entries(notRealistic)) {
    await reviewer
      .getByRole('group', { name: `Is the plan for ${item} realistic?` })
      .getByLabel('Not realistic')
      .check()
    await reviewer.getByLabel(`Reason for ${item}`).fill(reason)
  }
}

/** Presses a button of the decision and waits for the page that says what was decided. */
export async function decide(reviewer: Page, button: string, decided: string) {
  await reviewer.getByRole('button', { name: button }).click()
  await expect(reviewer.getByRole('heading', { level: 1 })).toHaveText(decided)
}

/** Judges every item realistic and approves the plan. */
export async function approve(reviewer: Page, place: string) {
  await judge(reviewer, place)
  await decide(reviewer, 'Approve the plan', 'Plan approved')
}
