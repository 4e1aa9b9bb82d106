import type { Browser } from '../browser.ts'
import { cycle } from '../evening.ts'
import type { Office } from './office.ts'
import { hiddenIn, type Journey, type JourneyRequest } from './send-request.ts'

/** A reviewer takes the next plan awaiting review that no other reviewer has, and reviews it. */
export function* review(as: Browser, offices: readonly Office[], underReview: Set<Office>): Journey {
  yield pageRequest(as, 'My work', '/')
  yield pageRequest(as, 'Queue', `/reviews?cycle=${cycle}&sort=since`)
  const office = offices.find((each) => each.plan === 'sent' && !underReview.has(each))
  if (office === undefined) return
  underReview.add(office)
  yield* judge(as, office, underReview.size % 10 === 0)
  underReview.delete(office)
  yield pageRequest(as, 'Queue', `/reviews?cycle=${cycle}&sort=organisation&page=2`)
}

/** Reads the plan, saves the judgements, reads the history, then approves or returns the plan. */
function* judge(as: Browser, office: Office, isReturned: boolean): Journey {
  const path = `/reviews/${office.code}/${cycle}`
  const first = yield pageRequest(as, 'Plan to review', path)
  yield {
    ...pageRequest(as, 'Save judgements', path),
    form: { ...hiddenIn(first.html), ...judgements(first.html, false), decision: 'save' },
    leadsTo: /\/reviews\//,
    acknowledges: { did: 'judged', organisation: office.code },
  }
  yield pageRequest(as, 'History', `${office.address}/history`)
  const second = yield pageRequest(as, 'Plan to review', path)
  const decision = isReturned ? 'return' : 'approve'
  const form = { ...hiddenIn(second.html), ...judgements(second.html, isReturned), reason: '', decision }
  yield {
    ...pageRequest(as, 'Approve or return the plan', path),
    form,
    leadsTo: /\/decided$/,
    acknowledges: { did: isReturned ? 'returned' : 'approved', organisation: office.code },
  }
  office.plan = isReturned ? 'returned' : 'approved'
  yield pageRequest(as, 'Decided', `${path}/decided`)
}

function pageRequest(as: Browser, name: string, path: string): JourneyRequest {
  return { as, name: `Reviewer: ${name}`, kind: 'review', path }
}

/** The form fields that judge every item realistic, except the first of a plan that is returned. */
export function judgements(html: string, isReturned: boolean): Readonly<Record<string, string>> {
  const items = new Set([...html.matchAll(/name="judgement-([0-9.]+)"/g)].map(([, evidence]) => evidence ?? ''))
  const entries = [...items].map((evidence, index) => {
    const isRealistic = !isReturned || index > 0
    return {
      [`judgement-${evidence}`]: isRealistic ? 'realistic' : 'not-realistic',
      [`reason-${evidence}`]: isRealistic ? '' : 'Say who at each site does it, and by when.',
    }
  })
  return Object.assign({}, ...entries)
}
