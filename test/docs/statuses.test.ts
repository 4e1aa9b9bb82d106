import { test } from 'node:test'
import { stageNames } from '../../src/core/casefile/casefile.ts'
import { type Move, moves, type Status, statusMeanings } from '../../src/core/casefile/status.ts'
import { assertFresh, markdownTable } from './fresh.ts'

test('docs/generated/statuses.md is drawn from the table of moves', () => assertFresh('statuses.md', document()))

function document(): string {
  const statuses = Object.keys(moves) as readonly Status[]
  return [
    '# Statuses',
    '<!-- Written by test/docs/statuses.test.ts with WRITE_DOCS=1. Do not edit. -->',
    'The whole of the status machine (S1–S4), from `src/core/casefile/status.ts`. A correction of a mistake (S5) may set any status, with a reason, but may not get round the suspension of S4.',
    ['```mermaid', 'stateDiagram-v2', ...statuses.flatMap(arrows), '```'].join('\n'),
    markdownTable(
      ['Status', 'Means', 'Moves'],
      statuses.map((status) => [status, statusMeanings[status], movesOf(status)]),
    ),
    '## Stages',
    'Where a casefile stands, for lists and for what happens next; it follows from the events.',
    Object.entries(stageNames)
      .map(([stage, name]) => `- \`${stage}\`: ${name}`)
      .join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

function arrows(status: Status): readonly string[] {
  return entriesOf(status).map(([move, to]) => `  ${state(status)} --> ${state(to)}: ${move}`)
}

function movesOf(status: Status): string {
  return (
    entriesOf(status)
      .map(([move, to]) => `${move} → ${to}`)
      .join('; ') || 'none'
  )
}

function entriesOf(status: Status): readonly [Move, Status][] {
  return Object.entries(moves[status]) as [Move, Status][]
}

function state(status: Status): string {
  return status.replaceAll('-', '_')
}
