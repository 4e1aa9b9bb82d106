import { type Day, formatDate, parseDay } from '../day.ts'
import { typeNames } from '../organisation.ts'
import { clauses } from './clauses.ts'
import { type Cycle, cycle, cycleNames } from './cycles.ts'
import type { Dated } from './dated.ts'
import type { CycleGuidance, Guidance } from './guidance.ts'
import { type Meaning, meanings } from './meanings.ts'
import { preparedAmendments } from './prepared-amendments.ts'
import { statusNames } from './status-names.ts'

type Value = Guidance[keyof Guidance]
type Key = keyof CycleGuidance

/** All guidance values in Markdown: the text of `docs/generated/guidance.md`. */
export function describeGuidance(): string {
  const parts = [
    ...introduction,
    ...cycleNames.flatMap((name) => describeCycle(cycle(name))),
    ...describeAmendments(),
    ...describeStatusNames(),
    ...describeClauses(),
  ]
  return `${parts.join('\n\n')}\n`
}

const introduction = [
  '# Guidance',
  '<!-- Written from src/core/guidance by test/docs/guidance.test.ts with WRITE_DOCS=1. Do not edit. -->',
  'Every number and date of policy that this service uses, since when, and from which words. A value applies until the next entry of the same value begins. Withdrawn is a value, not an absence.',
  'The words are those of “Improvement Plans - Instructions for 2021” on the Data Security and Protection Toolkit website. What was published in May 2021 is quoted as the page of 21 December 2021 reprints it, and where it does not (P6) as the page of May 2021 had it.',
]

function describeCycle({
  name,
  edition,
  instructionsPublished,
  knownDates,
  guidance,
  notes,
}: Cycle): readonly string[] {
  return [
    `## ${name}`,
    `Edition ${edition} of the toolkit. Improvement plan instructions published ${formatDate(instructionsPublished)}.`,
    list(knownDates.map((known) => `${known.what} ${formatDate(known.day)} (${known.source}).`)),
    ...(guidance === null
      ? ['The guidance of this toolkit year is not known well enough to list values.']
      : [values(guidance)]),
    list(notes),
  ]
}

function values(guidance: CycleGuidance): string {
  const keys = Object.keys(guidance) as readonly Key[]
  return table(
    ['Value', 'From', 'Holds', 'Rules', 'Whose', 'Source'],
    keys.flatMap((key) => describeEntries(meanings[key], guidance[key])),
  )
}

function describeEntries(meaning: Meaning, entries: Dated<Value>): readonly (readonly string[])[] {
  const whose = meaning.whose === 'guidance' ? 'the guidance' : 'this service'
  const rules = meaning.rules.join(', ')
  return entries.map(({ from, value, source }, index) => {
    const holds = value === null && index === 0 ? 'not known' : describeValue(value, meaning)
    return [meaning.title, from, holds, rules, whose, source]
  })
}

/** A value of the guidance in words: “30 December 2021”, “15 evidence items”, “withdrawn”. */
export function describeValue(value: Value, { unit }: Meaning): string {
  if (value === null) return 'withdrawn'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return `${value} ${value === 1 ? one(unit) : (unit ?? '')}`.trim()
  if (typeof value === 'string') return describeText(value)
  return value.map((each) => (typeof each === 'string' ? typeNames[each] : `${each.text}: <${each.href}>`)).join('; ')
}

/** “1 day later”, “1 evidence item”. */
function one(unit = ''): string {
  return unit.replace(/^(day|item|move|evidence item)s\b/, '$1')
}

function describeText(text: string): string {
  const day: Day | null = parseDay(text)
  return day === null ? text : formatDate(day)
}

function describeAmendments(): readonly string[] {
  return preparedAmendments.flatMap(({ id, cycle: name, title, message, amendments }) => [
    `## Prepared change: ${title}`,
    `\`${id}\`, for ${name}. It is not part of the values above until it is issued.`,
    list(message),
    table(
      ['Value', 'From', 'Holds', 'Source'],
      amendments.map(({ key, from, value, source }) => [
        meanings[key].title,
        from,
        describeValue(value, meanings[key]),
        source,
      ]),
    ),
  ])
}

function describeStatusNames(): readonly string[] {
  const rows = Object.entries(statusNames).flatMap(([status, names]) =>
    names.map(({ from, value, source }) => [`\`${status}\``, from, value, source]),
  )
  return ['## Names of the statuses', table(['Status', 'From', 'Shown as', 'Source'], rows)]
}

function describeClauses(): readonly string[] {
  const rows = Object.entries(clauses).map(([rule, { words, on }]) => [rule, `“${words}”`, formatDate(on)])
  return [
    '## The clause behind each rule',
    'Hints (H1 to H7) are the service’s own and have none.',
    table(['Rule', 'Words', 'Published'], rows),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}
