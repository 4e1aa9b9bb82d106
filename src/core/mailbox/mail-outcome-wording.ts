import { pluralise } from '../sentences.ts'
import { cameInsteadReason } from './came-instead-wording.ts'
import type { Outcome } from './mail-outcome.ts'
import { automaticSigns } from './message.ts'

type Kind = Outcome['kind']
type Meaning<K extends Kind> = {
  readonly name: string
  /** Whether the lead has to check the message. */
  readonly forTheLead: boolean
  readonly why: (outcome: Extract<Outcome, { kind: K }>) => string
}

/** The name of each outcome, whether the lead has to check it, and the reason. */
const meanings: { readonly [K in Kind]: Meaning<K> } = {
  waiting: {
    name: 'Awaits confirmation',
    forTheLead: false,
    why: (outcome) => `Its workbook is the plan of ${outcome.in.organisation}, ${outcome.in.cycle}.`,
  },
  'cells-to-correct': {
    name: 'Cells to correct',
    forTheLead: false,
    why: ({ cells }) => `${pluralise(cells.length, 'cell')} of its workbook cannot be read.`,
  },
  'refused-workbook': { name: 'File not read', forTheLead: true, why: ({ sentence }) => sentence },
  'no-plan': {
    name: 'No plan yet',
    forTheLead: true,
    why: (outcome) => `${outcome.in.organisation} has no plan for ${outcome.in.cycle} yet.`,
  },
  'other-organisation': {
    name: 'Another organisation’s',
    forTheLead: true,
    why: ({ named, editorOf }) =>
      `Its workbook is the plan of ${named}; its sender is an editor of ${editorOf.join(', ')}.`,
  },
  'no-workbook': { name: 'No workbook', forTheLead: true, why: ({ came }) => cameInsteadReason(came) },
  'several-workbooks': {
    name: 'Several workbooks',
    forTheLead: true,
    why: ({ names }) => `It has ${names.length} workbooks.`,
  },
  'not-an-editor': {
    name: 'Sender is not an editor',
    forTheLead: true,
    why: () => 'Its sender is known, but is an editor of no organisation.',
  },
  'unknown-sender': { name: 'Unknown sender', forTheLead: true, why: () => 'Nobody here has this address.' },
  'too-large': {
    name: 'Too large',
    forTheLead: true,
    why: () => 'It was too large to be opened. It is in the folder “Done” of the mailbox.',
  },
  unreadable: { name: 'Cannot be read', forTheLead: true, why: ({ what }) => what },
  automatic: { name: 'Automatic', forTheLead: false, why: ({ sign }) => automaticSigns[sign] },
}

export const outcomeKinds = Object.keys(meanings) as readonly Kind[]

export function outcomeName(kind: Kind): string {
  return meanings[kind].name
}

/** The outcomes that the lead has to check. */
export const forTheLead: readonly Kind[] = outcomeKinds.filter((kind) => meanings[kind].forTheLead)

/** The reason for an outcome, in a sentence or two. */
export function reasonText(outcome: Outcome): string {
  // Each entry takes outcomes of its own kind; TypeScript cannot see that the entry fits this outcome.
  const { why } = meanings[outcome.kind] as Meaning<Kind>
  return why(outcome as never)
}
