import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { day } from '../../core/day.ts'
import { guidance2021 } from '../../core/guidance/cycles/2020-21.ts'
import { PlanRules, WhyLink } from './plan-rules.tsx'

test('A4 the link beside what must be fixed leads to its rule, in the words of the guidance', () => {
  const link = renderToString(<WhyLink rule="A4" cycle="2020-21" />)
  assert.equal(link, '<a href="/guidance/2020-21#rule-A4">Why (A4)</a>')
  const rules = renderToString(<PlanRules guidance={guidance2021} on={day('2021-07-01')} />)
  assert.match(rules, /id="rule-A4"[\s\S]*by 30 December 2021/)
})

test('every rule and every hint that a plan is checked by has its row', () => {
  const rules = renderToString(<PlanRules guidance={guidance2021} on={day('2021-07-01')} />)
  const ids = [...rules.matchAll(/id="rule-(\w+)"/g)].map(([, id]) => id)
  assert.equal(ids.join(' '), 'P1 P2 P3 P4 P5 P6 A1 A2 A3 A4 H1 H2 H3 H4 H5 H6 H7')
})
