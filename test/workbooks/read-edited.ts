import assert from 'node:assert/strict'
import type { FilledItem } from '../../src/workbook/checking/read-item.ts'
import { type FilledPlan, readPlan } from '../../src/workbook/checking/read-plan.ts'
import { type Edit, editedTemplate } from './edited-template.ts'

// Rows of the base template: 2 to 4 are 1.6.5 with two actions, 5 to 7 are 4.5.3, 8 to 10 are 9.2.1, then blank ones.
// Columns: A row id, B evidence, D gap, E action, F to H owner, I date, J months, K L COVID, M done on, N note, O measure.

/** A template filled in and read back. */
export async function filled(edit: Edit): Promise<FilledPlan> {
  const reading = await readPlan(await editedTemplate(edit))
  assert.ok(reading.read, 'the file was refused')
  return reading.plan
}

export function itemOf({ items }: FilledPlan, evidence: string): FilledItem {
  const found = items.find(({ item }) => item.evidence === evidence)
  assert.ok(found, `${evidence} is not in the file`)
  return found
}
