import type { Browser } from '../browser.ts'
import { cycle } from '../evening.ts'
import type { Office } from './office.ts'
import { type Ask, hiddenIn, type Journey } from './send-request.ts'

/** Reviewers divide the plans that wait among themselves: each takes the next one that nobody else has. */
export function* review(as: Browser, offices: readonly Office[], taken: Set<Office>): Journey {
  yield asked(as, 'My work', '/')
  yield asked(as, 'Queue', `/reviews?cycle=${cycle}&sort=since`)
  const office = offices.find((each) => each.plan === 'sent' && !taken.has(each))
  if (office === undefined) return
  taken.add(office)
  yield* judge(as, office, taken.size % 10 === 0)
  taken.delete(office)
  yield asked(as, 'Queue', `/reviews?cycle=${cycle}&sort=organisation&page=2`)
}

/** Reads the plan, keeps what they think of it, reads the record, then decides. */
function* judge(as: Browser, office: Office, isReturned: boolean): Journey {
  const path = `/reviews/${office.code}/${cycle}`
  const first = yield asked(as, 'Plan to review', path)
  yield {
    ...asked(as, 'Save judgements', path),
    form: { ...hiddenIn(first.html), ...judgements(first.html, false), decision: 'save' },
    leadsTo: /\/reviews\//,
    acknowledges: { did: 'judged', organisation: office.code },
  }
  yield asked(as, 'History', `${office.address}/history`)
  const second = yield asked(as, 'Plan to review', path)
  const decision = isReturned ? 'return' : 'approve'
  const form = { ...hiddenIn(second.html), ...judgements(second.html, isReturned), reason: '', decision }
  yield {
    ...asked(as, 'Approve or return the plan', path),
    form,
    leadsTo: /\/decided$/,
    acknowledges: { did: isReturned ? 'returned' : 'approved', organisation: office.code },
  }
  office.plan = isReturned ? 'returned' : 'approved'
  yield asked(as, 'Decided', `${path}/decided`)
}

function asked(as: Browser, name: string, path: string): Ask {
  return { as, name: `Reviewer: ${name}`, kind: 'review', path }
}

/** Every item is realistic, but for the first of a plan that is returned. */
export function judgements(html: string, isReturned: boolean): Readonly<Record<string, string>> {
  const items = new Set([...html.matchAll(/name="judgement-([0-9.]+)"/g)].map(([, evidence]) => evidence ?? ''))
  const entries = [...items].map((evidence, place) => {
    const isRealistic = !isReturned || place > 0
    return {
      [`judgement-${evidence}`]: isRealistic ? 'realistic' : 'not-realistic',
      [`reason-${evidence}`]: isRealistic ? '' : 'Say who at each site does it, and by when.',
    }
  })
  return Object.assign({}, ...entries)
}
