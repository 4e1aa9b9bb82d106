import type { Owner } from '../core/plan/plan.ts'
import type { PlanSheet } from './find-plan-sheet.ts'
import { type Field, itemField } from './item-field.ts'
import { readEmail, readOwner } from './read-owner.ts'
import { readText } from './read-text.ts'
import type { Row } from './sheet.ts'

/** P3 “the action owner for each item”: name, role and email address stand in three columns. */
export function readItemOwner(plan: PlanSheet, rows: readonly Row[]): Field<Owner> {
  const name = itemField(plan, rows, 'ownerName', readOwner)
  const role = itemField(plan, rows, 'ownerRole', readText)
  const email = itemField(plan, rows, 'ownerEmail', readEmail)
  const isBlank = name.value === null && role.value === null && email.value === null
  return {
    value: isBlank ? null : { name: name.value ?? '', role: role.value ?? '', email: email.value ?? '' },
    cell: name.cell,
    problems: [...name.problems, ...role.problems, ...email.problems],
  }
}
