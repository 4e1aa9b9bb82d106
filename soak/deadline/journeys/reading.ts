import type { Browser } from '../browser.ts'
import type { Chance } from '../chance.ts'
import { cycle } from '../evening.ts'
import type { Office } from './office.ts'
import type { Journey, JourneyRequest } from './send-request.ts'
import { writeItem } from './write-item.ts'

/** The second editor looks at pages, and writes their own items while the plan may be written. */
export function* lookRound(office: Office, chance: Chance): Journey {
  const as = office.colleague
  if (chance() < 0.5) yield* pages(office, as, ['start', 'organisation', 'plan'])
  for (const evidence of office.cast.colleaguesItems) {
    if (!office.isOpen) break
    office.colleagueSaves = true
    yield* writeItem(office, as, evidence)
    office.colleagueSaves = false
    yield* pages(office, as, ['check'])
  }
  yield* somePages(office, as, chance)
}

const round = ['plan', 'assessment', 'check', 'history', 'register', 'updates', 'timetable', 'help'] as const

/** The journey of somebody with nothing to write: My work, the organisation, then some other pages. */
export function* somePages(office: Office, as: Browser, chance: Chance): Journey {
  yield* pages(office, as, ['start', 'organisation'])
  const from = Math.floor(chance() * round.length)
  yield* pages(office, as, [...round, ...round].slice(from, from + 5))
}

type PageName = keyof typeof pathOf

/** Opens these pages one after the other. */
export function* pages(office: Office, as: Browser, which: readonly PageName[]): Journey {
  for (const each of which) yield page(office, as, each)
}

export function page(office: Office, as: Browser, which: PageName): JourneyRequest {
  const [name, path] = pathOf[which](office)
  return { as, name, kind: 'read', path }
}

const pathOf = {
  start: () => ['My work', '/'],
  organisation: ({ code }) => ['Organisation', `/organisations/${code}`],
  assessment: ({ address }) => ['Assessment', `${address}/assessment`],
  plan: ({ address }) => ['Plan', `${address}/plan`],
  workbook: ({ address }) => ['Download the workbook', `${address}/plan/workbook`],
  upload: ({ address }) => ['Upload form', `${address}/plan/upload`],
  check: ({ address }) => ['Check', `${address}/plan/check`],
  'sign-off': ({ address }) => ['Sign-off', `${address}/plan/sign-off`],
  send: ({ address }) => ['Send form', `${address}/plan/send`],
  sent: ({ address }) => ['Plan sent', `${address}/plan/sent`],
  updates: ({ address }) => ['Updates', `${address}/updates`],
  history: ({ address }) => ['History', `${address}/history`],
  register: ({ code }) => ['Register', `/register?search=${code}`],
  timetable: () => ['Timetable', `/timetable/${cycle}`],
  help: () => ['Help', '/help'],
} as const satisfies Record<string, (office: Office) => readonly [name: string, path: string]>
