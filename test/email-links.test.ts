import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casefileAfter } from '../src/core/casefile/example-events.builders.ts'
import { type Page, pathOf } from '../src/core/emails/email-wording.ts'
import { routes } from '../src/web/routes.ts'

const pages: Readonly<Record<Page, true>> = {
  home: true,
  plan: true,
  send: true,
  updates: true,
  review: true,
  'late-plans': true,
  support: true,
  escalation: true,
}

for (const page of Object.keys(pages) as Page[]) {
  test(`the link in emails to ${page} leads to a page of the service`, () => {
    const path = pathOf(page, casefileAfter([]))
    const found = routes.some(({ method, path: pattern }) => method === 'GET' && fits(path, pattern))
    assert.ok(found, `no route shows ${path}`)
  })
}

function fits(path: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(path)
}
