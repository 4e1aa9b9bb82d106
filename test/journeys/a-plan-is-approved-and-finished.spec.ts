import { expect } from '@playwright/test'
import { centralEngland } from './support/central-england.ts'
import { soundItem, writeItem } from './support/plan-item.ts'
import { publishGaps } from './support/publish-gaps.ts'
import { sendPlan, signOff } from './support/sending.ts'
import { test } from './support/service.ts'

const gaps = ['3.2.1', '4.5.3', '8.3.1', '10.2.1']

test('a plan is approved and finished', { tag: ['@phone', '@no-javascript'] }, async ({ service }) => {
  const editor = await service.person('editor')
  await publishGaps(editor, centralEngland, gaps, ['1.3.1'])
  for (const gap of gaps)
    await writeItem(editor, centralEngland, gap, soundItem({ gap: `What ${gap} asks is not there` }))
  const siro = await service.person('siro')
  await signOff(siro, centralEngland)
  await sendPlan(editor, centralEngland)
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText('Plan sent')
})
