import type { Browser } from '../browser.ts'
import type { Office } from './office.ts'
import { hiddenIn, type Journey } from './send-request.ts'

let saves = 0

/** Opens an item, fills in all of it, saves it and opens the next item or the list. */
export function* writeItem(office: Office, as: Browser, evidence: string): Journey {
  const path = `${office.address}/plan/items/${evidence}`
  const { html } = yield { as, name: 'Item', kind: 'read', path }
  saves += 1
  const gap = `What ${evidence} asks is not in place at two of our sites. As it was saved for the ${saves}th time this evening.`
  const form = { ...hiddenIn(html), ...written(evidence, gap), action: saves % 2 === 0 ? 'next' : 'list' }
  const { location } = yield {
    as,
    name: 'Save an item',
    kind: 'save',
    path,
    form,
    leadsTo: /\/plan.*\?saved=/,
    acknowledges: { did: 'saved', organisation: office.code, gaps: { [evidence]: gap } },
  }
  office.gaps.set(evidence, gap)
  yield { as, name: location.includes('/items/') ? 'Item' : 'Plan', kind: 'read', path: location }
}

/** The form of an item, filled in so that no rule finds anything to fix. */
export function written(evidence: string, gap: string) {
  return {
    gap,
    'action-1': `Write down who does what for ${evidence}, have it approved by the board and tell everybody`,
    'owner-name': 'Jo Bloggs',
    'owner-role': 'Head of Information Governance',
    'owner-email': 'jo.bloggs@example.nhs.uk',
    completion: 'by',
    'completion-date-day': '30',
    'completion-date-month': '9',
    'completion-date-year': '2021',
    covid: 'no',
  }
}
