import { furtherTexts, type ItemTextName, isItemText, itemTexts } from './item-texts.ts'

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
