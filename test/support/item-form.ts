import assert from 'node:assert/strict'
import { casefileFor, findCasefile } from '../../src/casework/questions.ts'
import { eachItemText } from '../../src/core/plan/item-texts.ts'
import type { PlanItem } from '../../src/core/plan/plan.ts'
import type { TestCasework } from './casework.ts'
import type { Reply, TestBrowser } from './web.ts'

export type Fields = Readonly<Record<string, string>>

export function completeBy(day: string, month: string, year: string): Fields {
  return {
    completion: 'by',
    'completion-date-day': day,
    'completion-date-month': month,
    'completion-date-year': year,
  }
}

export function afterReturn(months: string): Fields {
  return { completion: 'after', 'completion-months': months }
}

export function doneOn(day: string, month: string, year: string): Fields {
  return { 'action-1-done-day': day, 'action-1-done-month': month, 'action-1-done-year': year }
}

/** The fields of the form as it opens, with changes. */
export async function itemForm(casework: TestCasework, browser: TestBrowser, path: string): Promise<Fields> {
  const item = await savedItem(casework, path.split('/').at(-1) ?? '')
  const { actions, owner, completion } = item
  const [year = '', month = '', day = ''] = completion.kind === 'by' ? completion.day.split('-') : []
  return {
    ...hiddenIn((await browser.get(path)).html),
    ...eachItemText((name) => item[name]),
    ...Object.fromEntries(actions.map(({ text }, index) => [`action-${index + 1}`, text])),
    'owner-name': owner?.name ?? '',
    'owner-role': owner?.role ?? '',
    'owner-email': owner?.email ?? '',
    ...(completion.kind === 'by' ? completeBy(day, month, year) : {}),
    covid: 'no',
  }
}

/** The hidden fields of a page's forms, without the token. */
export function hiddenIn(html: string): Fields {
  const fields = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].filter(([, name]) => name !== '_csrf').map(([, name, value]) => [name, value]))
}

/** Whether a field shows again what was typed or chosen. */
export function comesBack({ html }: Reply, name: string, value: string): boolean {
  if (value === '') return true
  const tag = new RegExp(`<(input|textarea)[^>]*name="${name}"[^>]*>([^<]*)`, 'g')
  return [...html.matchAll(tag)].some(
    ([whole, , text]) =>
      text === value ||
      (whole.includes(`value="${value}"`) && (!whole.includes('type="radio"') || whole.includes('checked'))),
  )
}

/** The item as it is saved, of the fictional Trust's plan of 2020-21. */
export async function savedItem(casework: TestCasework, reference: string): Promise<PlanItem> {
  const key = await findCasefile(casework, 'XCE', '2020-21')
  assert.ok(key)
  const view = await casefileFor(casework, await casework.person('reviewer'), 'read-casefile', key)
  const found = view?.casefile.planDraft?.items.find(({ item }) => item.evidence === reference)
  assert.ok(found)
  return found.item
}
