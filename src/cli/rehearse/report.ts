import { inWords } from '../../core/day.ts'
import type { RecordCounts } from './count-record.ts'
import { markdownTable } from './markdown-table.ts'
import { arrived, type Rehearsed, variantName } from './rehearsed.ts'
import { statusSections } from './status-sections.ts'

/**
 * What came of one rehearsal, or of two side by side, in Markdown. The last lines are the totals of the registers' days
 * in the last of them. It counts, and says of no organisation how it behaved.
 */
export function reportLines(all: readonly [Rehearsed, ...Rehearsed[]]): readonly string[] {
  const last = all.at(-1) ?? all[0]
  return [
    ...introduction(all[0]),
    ...section('Letters by kind, written and not delivered', countTable(all, 'letters')),
    ...section('Asks of the timetable', countTable(all, 'asks')),
    ...section('Escalations', countTable(all, 'escalations')),
    ...section('Everything that was recorded', countTable(all, 'events')),
    ...statusSections(all),
    ...section('Proof', all.flatMap(proofLines)),
    '',
    ...last.proven.map(({ line }) => line),
  ]
}

function introduction({ cycle, seed, organisations, players, showing }: Rehearsed): readonly string[] {
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

function countTable(all: readonly Rehearsed[], of: keyof RecordCounts): readonly string[] {
  const names = [...new Set(all.flatMap((each) => [...each.counts[of].keys()]))]
  const happened = names.filter((name) => all.some((each) => (each.counts[of].get(name) ?? 0) > 0))
  const isNamed = of === 'letters' || of === 'events'
  const heads = all.length > 1 ? all.map(variantName) : ['how many']
  return markdownTable(
    ['', ...heads],
    (isNamed ? happened.toSorted() : happened).map((name) => [
      name,
      ...all.map((each) => each.counts[of].get(name) ?? 0),
    ]),
  )
}

function proofLines(rehearsed: Rehearsed): readonly string[] {
  const { proven, flaws } = rehearsed
  const name = variantName(rehearsed)
  return [
    `- Played ${name}: ${verdict(rehearsed)}.`,
    `- Chains, summaries and the public statuses differ from a replay of the events in ${flaws} places.`,
    ...proven.slice(-1).map(({ daysGiven, daysPlayed }) => {
      return `- ${daysPlayed} of the ${daysGiven} days of publication that the last register gave are the days that were played.`
    }),
    ...proven.map(({ day, line, published, others }) =>
      line === published && others === 0
        ? `- ${inWords(day)}: equal to the register, organisation by organisation.`
        : `- ${inWords(day)}: ${others} organisations differ from the register, which gave ${published.slice(published.indexOf(':') + 2)}; here ${line.slice(line.indexOf(':') + 2)}.`,
    ),
  ]
}

function verdict(rehearsed: Rehearsed): string {
  if (!arrived(rehearsed)) return 'it did not arrive where it should'
  return rehearsed.withAmendment
    ? 'it arrived at what was published'
    : 'it arrived at what was published before the change; what follows shows what the change did'
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `## ${title}`, '', ...lines]
}
