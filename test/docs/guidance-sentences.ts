import { day } from '../../src/core/day.ts'
import { affectedEmail, supportersEmail } from '../../src/core/emails/guidance-emails.ts'
import type { GuidanceChange, IssuedChange } from '../../src/core/guidance/change.ts'
import { changeRefusalMessage, problemsOf } from '../../src/core/guidance/change-problems.ts'
import { guidance2021 } from '../../src/core/guidance/cycles/2020-21.ts'
import type { CycleGuidance } from '../../src/core/guidance/guidance.ts'
import { parseValue } from '../../src/core/guidance/value-kinds.ts'
import type { Effect } from '../../src/core/timetable/effect.ts'

type Group = { readonly title: string; readonly sentences: readonly string[] }

/** What is said about a change of the guidance that cannot be. */
export function guidanceSentences(): readonly Group[] {
  return [
    { title: 'What is wrong with a change of the guidance', sentences: problems() },
    { title: 'What is wrong with a value', sentences: values() },
    { title: 'Why a change is not confirmed now', sentences: refusals },
    { title: 'Emails about a change', sentences: emails() },
  ]
}

const today = day('2021-08-02')
const amendment = { key: 'mostOutstandingItems', from: today, value: 10, source: '“ten”' } as const
const nothing: GuidanceChange = { title: '', message: [], reason: '', amendments: [] }

function problems(): readonly string[] {
  const words: GuidanceChange = { ...nothing, title: 't'.repeat(101), message: ['m'.repeat(4001)] }
  const amendments = [
    { ...amendment, from: day('2021-05-19'), source: '' },
    { ...amendment, source: 's'.repeat(1001) },
    { key: 'firstPlanDay', from: today, value: today, source: '“”' } as const,
    { key: 'updateRequestedAfterDays', from: today, value: 90, source: '“ninety”' } as const,
    { key: 'siroSignOffRequired', from: today, value: true, source: '“signed”' } as const,
  ]
  const all = [nothing, words, { ...words, title: 'Ten', message: ['Ten.'], amendments }]
  return all.flatMap((change) =>
    problemsOf(change, guidance2021, today).map(({ name, index: place, text }) => `\`${name}\` ${place ?? ''} ${text}`),
  )
}

function values(): readonly string[] {
  const wrong: readonly [key: keyof CycleGuidance, text: string, withdrawn?: boolean][] = [
    ['cycle', '2020-21'],
    ['eligibleTypes', '', true],
    ['latestCompletion', 'soon'],
    ['mostOutstandingItems', 'many'],
    ['siroSignOffRequired', 'perhaps'],
    ['completionHorizon', ' '],
    ['completionHorizon', 't'.repeat(501)],
    ['completionHorizon', '2021-12-30'],
    ['eligibleTypes', 'nobody'],
    ['nextCycle', '1999-00'],
    ['links', ''],
    ['links', 'No address'],
  ]
  return wrong.map(([key, text, withdrawn = false]) => {
    const parsed = parseValue(key, [text], withdrawn)
    return `\`${key}\` ${parsed.ok ? JSON.stringify(parsed.value) : parsed.text}`
  })
}

const refusals = [
  changeRefusalMessage({ name: 'own-change', by: 'Leah' }),
  changeRefusalMessage({ name: 'settled-already', state: 'issued', by: 'Leah' }),
  changeRefusalMessage({ name: 'settled-already', state: 'withdrawn', by: 'Leah' }),
  changeRefusalMessage({ name: 'guidance-changed-meanwhile' }),
  changeRefusalMessage({ name: 'not-counted-yet' }),
  changeRefusalMessage({
    name: 'cannot-be-issued',
    problems: [
      { name: 'title', index: null, text: 'Give the change a title' },
      { name: 'source', index: 0, text: 'Give the sentence that it comes from' },
    ],
  }),
]

const issued: IssuedChange = {
  ...nothing,
  title: 'Ten items',
  message: ['From now on ten items.', '', 'Nothing else changes.'],
  amendments: [amendment],
  number: 3,
  issuedOn: today,
  issuedAt: '2021-08-02T09:00:00.000Z',
  proposal: '1',
  proposedBy: 'Leah',
  proposedOn: today,
  confirmedBy: 'Lena',
}
const shown = { what: 'Most items', before: '15', after: '10' } as const
const effects: readonly Effect[] = [
  { ...shown, kind: 'changes', concerns: 'limit' },
  { ...shown, kind: 'appears', concerns: 'due', what: 'Final update' },
  { ...shown, kind: 'withdrawn', concerns: 'reminder' },
]

function emails(): readonly string[] {
  const one = { code: 'RXX', name: 'Central England NHS Trust', effects }
  const another = { code: 'RYY', name: 'Southern NHS Trust', effects: effects.slice(2) }
  return [
    affectedEmail('2020-21', issued, [one]),
    affectedEmail('2020-21', issued, [one, another]),
    affectedEmail('2020-21', issued, []),
    supportersEmail('2020-21', issued, 1, 'region'),
    supportersEmail('2020-21', issued, 2, 'all'),
  ].map(({ kind, to, subject, body, link }) => `${kind} to ${to}, “${subject}”: ${body} ${link.text} ${link.path}`)
}
