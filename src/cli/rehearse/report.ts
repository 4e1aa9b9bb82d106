import { type Day, formatDate, weekday } from '../../core/day.ts'
import { shownStatuses } from '../../core/register/choices.ts'
import { shownStatusName } from '../../core/register/publication.ts'
import { type RegisterTotals, type TotalsRow, totalsOf } from '../../core/register/totals.ts'
import type { RecordCounts } from './count-record.ts'
import { matchesRegisters, type RehearsalResult, variantName } from './result.ts'
import type { ShownOn } from './statuses.ts'

/**
 * What came of one rehearsal, or of two side by side, in Markdown. The last lines are the totals of the registers' days
 * in the last of them. It counts, and says of no organisation how it behaved.
 */
export function reportLines(all: readonly [RehearsalResult, ...RehearsalResult[]]): readonly string[] {
  const last = all.at(-1) ?? all[0]
  return [
    ...introduction(all[0]),
    ...section('Emails by kind, written and not delivered', countTable(all, 'emails')),
    ...section('Reminders of the timetable', countTable(all, 'reminders')),
    ...section('Escalations', countTable(all, 'escalations')),
    ...section('Everything that was recorded', countTable(all, 'events')),
    ...statusSections(all),
    ...section('Proof', all.flatMap(proofLines)),
    '',
    ...last.proven.map(({ line }) => line),
  ]
}

function introduction({ cycle, seed, organisations, players, showing }: RehearsalResult): readonly string[] {
  return [
    `# A rehearsal of ${cycle}`,
    '',
    'Organisations, days of publication and the statuses of the registers’ days are real. People, plans and behaviour are made up.',
    '',
    `- Seed “${seed}”: the same seed gives the same events.`,
    `- ${players} of ${organisations} organisations have a casefile of their own; each change in it went through the one door, as a command of somebody who may give it.`,
    `- ${showing} organisations had closed, and the registers showed the status of whoever succeeded them. Nothing was recorded for these: they are counted with the status that their successor’s own events give, on the days the registers showed it.`,
    '- The successors that the registers do not list take part and are not counted.',
    '- Of local authorities and arm’s length bodies no register was found: a share of each is made up, and their numbers prove nothing.',
    '- Where a register dates a publication before a day on which it showed none, it was played after that day.',
  ]
}

function countTable(all: readonly RehearsalResult[], of: keyof RecordCounts): readonly string[] {
  const names = [...new Set(all.flatMap((each) => [...each.counts[of].keys()]))]
  const happened = names.filter((name) => all.some((each) => (each.counts[of].get(name) ?? 0) > 0))
  const isNamed = of === 'emails' || of === 'events'
  const heads = all.length > 1 ? all.map(variantName) : ['how many']
  return markdownTable(
    ['', ...heads],
    (isNamed ? happened.toSorted() : happened).map((name) => [
      name,
      ...all.map((each) => each.counts[of].get(name) ?? 0),
    ]),
  )
}

function proofLines(rehearsed: RehearsalResult): readonly string[] {
  const { proven, errors } = rehearsed
  const name = variantName(rehearsed)
  return [
    `- Played ${name}: ${verdict(rehearsed)}.`,
    `- Chains, summaries and the public statuses differ from a replay of the events in ${errors} places.`,
    ...proven.slice(-1).map(({ daysGiven, daysPlayed }) => {
      return `- ${daysPlayed} of the ${daysGiven} days of publication that the last register gave are the days that were played.`
    }),
    ...proven.map(({ day, line, published, others }) =>
      line === published && others === 0
        ? `- ${formatDate(day)}: equal to the register, organisation by organisation.`
        : `- ${formatDate(day)}: ${others} organisations differ from the register, which gave ${published.slice(published.indexOf(':') + 2)}; here ${line.slice(line.indexOf(':') + 2)}.`,
    ),
  ]
}

function verdict(rehearsed: RehearsalResult): string {
  if (!matchesRegisters(rehearsed)) return 'it did not arrive where it should'
  return rehearsed.withAmendment
    ? 'it arrived at what was published'
    : 'it arrived at what was published before the change; what follows shows what the change did'
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `## ${title}`, '', ...lines]
}

/**
 * How many organisations show each status, by type and by region, on each of the days asked for; of two rehearsals
 * both where they differ, and then their totals side by side.
 */
function statusSections(all: readonly [RehearsalResult, ...RehearsalResult[]]): readonly string[] {
  const [first, ...others] = all
  return first.statuses.flatMap(({ day, shown }, index) => {
    const same = others.every(({ statuses }) => isSame(shown, statuses[index]?.shown ?? []))
    if (same) return totalsSection(day, others.length > 0 ? ', in both' : '', totals(shown))
    const apart = all.map((each) => ({ name: variantName(each), totals: totals(each.statuses[index]?.shown ?? []) }))
    return [...apart.flatMap((each) => totalsSection(day, `, ${each.name}`, each.totals)), ...sideBySide(day, apart)]
  })
}

function totalsSection(day: Day, variant: string, { byType, byRegion, all }: RegisterTotals): readonly string[] {
  const columns = shownStatuses.filter((each) => all.counts[each] > 0)
  const heads = columns.map((each) => shownStatusName(each, day))
  const lines = (rows: readonly TotalsRow[]) =>
    rows.map(({ name, counts, total }) => [name, ...columns.map((each) => counts[each]), total])
  return [
    '',
    `## Statuses on ${formatDate(day)}${variant}`,
    '',
    ...markdownTable(['By type', ...heads, 'All'], lines([...byType, all])),
    '',
    ...markdownTable(['By region', ...heads, 'All'], lines(byRegion)),
  ]
}

type Apart = { readonly name: string; readonly totals: RegisterTotals }

/** S4 against G1: what the final review would have done. */
function sideBySide(day: Day, apart: readonly Apart[]): readonly string[] {
  const trusts = apart.map(({ totals: { byType } }) => byType.find(({ value }) => value === 'trust'))
  const rows = shownStatuses.map((status) => [
    shownStatusName(status, day),
    ...trusts.map((row) => row?.counts[status] ?? 0),
  ])
  const some = rows.filter(([, ...counts]) => counts.some((count) => count !== 0))
  const title = `## Trusts and Foundation Trusts on ${formatDate(day)}, side by side`
  return ['', title, '', ...markdownTable(['', ...apart.map(({ name }) => name)], some)]
}

function totals(shown: readonly ShownOn[]): RegisterTotals {
  return totalsOf(
    shown.map(({ organisation: { type, region }, status }) => ({ type, region, shown: status, count: 1 })),
  )
}

function isSame(one: readonly ShownOn[], other: readonly ShownOn[]): boolean {
  return one.length === other.length && one.every(({ status }, index) => other[index]?.status === status)
}

/** A table in Markdown; the first column is text, the others are numbers. */
function markdownTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const cells = [heads, ...rows.map((row) => row.map(String))]
  const widths = heads.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (column === 0 ? (row[0] ?? '').padEnd(width) : (row[column] ?? '').padStart(width))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`
  return [line(heads), rule, ...cells.slice(1).map(line)]
}

/** Where progress is shown; a terminal can write over its last line. */
type Screen = { readonly isTTY: boolean; readonly write: (text: string) => void }

/** One line that is written over each day on a terminal, else one line a week. */
export function progressOn(screen: Screen, variant: string): (day: Day, commands: number) => void {
  return (day, commands) => {
    const line = `${formatDate(day)}, ${variant}: ${commands} commands`
    if (screen.isTTY) screen.write(`\r${line.padEnd(79)}`)
    else if (weekday(day) === 1) screen.write(`${line}\n`)
  }
}
