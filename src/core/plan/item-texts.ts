/** A text that a plan says once about an item. The form, workbook, comparison, merge and pages all follow from it. */
export type ItemText = {
  /** Its name where people read it. */
  readonly label: string
  /** What is read in its place where it is empty; null leaves it out. */
  readonly whereEmpty: string | null
  /** In the form. `lines` is the height of its box. */
  readonly question: string
  readonly hint: string
  readonly lines: number
  /** In the workbook: the heading, what the instructions say, the clause it is for, and the width in characters. */
  readonly column: {
    readonly heading: string
    readonly help: string
    readonly rule: 'P1' | 'P2'
    readonly width: number
  }
  /** The first content version that has it: see `canonical.ts`. Never changed once a plan was signed with it. */
  readonly since: number
}

/** Every such text, by its name in the record. To add one, add it here, with the next content version. */
const declared = {
  gap: {
    label: 'Gap',
    whereEmpty: 'Not described',
    question: 'What is the gap?',
    hint: 'What is missing or not good enough today. Do not name patients or staff.',
    lines: 4,
    column: {
      heading: 'The gap',
      help: 'what is missing between the standard and where you are now.',
      rule: 'P1',
      width: 34,
    },
    since: 1,
  },
  measure: {
    label: 'Measure',
    whereEmpty: null,
    question: 'How you will measure it (optional)',
    hint: 'For example: 88 % → 95 % of staff trained',
    lines: 2,
    column: {
      heading: 'How it is measured',
      help: 'what is measured, from where to where, such as 88 % → 95 % of staff trained. You can leave it blank.',
      rule: 'P2',
      width: 28,
    },
    since: 2,
  },
} satisfies Readonly<Record<string, ItemText>>

export type ItemTextName = keyof typeof declared

export const itemTexts: Readonly<Record<ItemTextName, ItemText>> = declared

/** What an item says in each of them. */
export type ItemTexts = { readonly [Name in ItemTextName]: string }

export const itemTextNames = Object.keys(itemTexts) as readonly ItemTextName[]

/** Whether a part of an item is one of these texts. */
export function isItemText(part: string): part is ItemTextName {
  return part in itemTexts
}

/** Those besides the gap, which has a place of its own: they come after everything else. */
export const furtherTexts: readonly ItemTextName[] = itemTextNames.filter((name) => name !== 'gap')

/** One value for each name, such as the item's texts themselves. */
export function eachItemText<T>(make: (name: ItemTextName) => T): { readonly [Name in ItemTextName]: T } {
  return Object.fromEntries(itemTextNames.map((name) => [name, make(name)])) as { [Name in ItemTextName]: T }
}

/** The parts of an item: each is compared and merged as one, and two people may change two of them at the same time. */
export type ItemPart = ItemTextName | OtherPart

type OtherPart = 'actions' | 'owner' | 'completion' | 'covid'

/** In the order in which they are read. Forms and fingerprints count on it: a new part comes last. */
export const itemParts: readonly ItemPart[] = ['gap', 'actions', 'owner', 'completion', 'covid', ...furtherTexts]

const otherLabels: Readonly<Record<OtherPart, string>> = {
  actions: 'Actions',
  owner: 'Owner',
  completion: 'Completion date',
  covid: 'Impact of COVID',
}

/** The name of a part where people read it. */
export function partLabel(part: ItemPart): string {
  return isItemText(part) ? itemTexts[part].label : otherLabels[part]
}
