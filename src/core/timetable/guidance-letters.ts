import { counted } from '../casefile/counted.ts'
import type { IssuedChange } from '../guidance/change.ts'
import type { CycleName } from '../guidance/cycles.ts'
import { effectInWords } from './effect-wording.ts'
import type { Effect } from './effects.ts'
import type { Letter } from './letter.ts'
import { list } from './letter-wording.ts'

/** An organisation and what a change does there. */
export type AffectedOrganisation = {
  readonly code: string
  readonly name: string
  readonly effects: readonly Effect[]
}

const kind = 'guidance-changed'

/** G2 “the affected are told”: the message of the change, and what it does for each organisation of the reader. */
export function affectedLetter(
  cycle: CycleName,
  change: IssuedChange,
  organisations: readonly AffectedOrganisation[],
): Letter {
  const [only, ...others] = organisations
  const path = only !== undefined && others.length === 0 ? `/organisations/${only.code}` : '/'
  return {
    kind,
    to: 'editors-and-siro',
    subject: subjectOf(cycle, change),
    body: paragraphs([...change.message, ...organisations.map(whatChanges), whereToRead(cycle, change)]),
    link: { text: 'See where you stand', path },
  }
}

/** The same for those who review and support: how many organisations it affects, of their region or of all. */
export function supportersLetter(
  cycle: CycleName,
  change: IssuedChange,
  organisations: number,
  whose: 'region' | 'all',
): Letter {
  const where = whose === 'region' ? ' of your region' : ''
  return {
    kind,
    to: whose === 'region' ? 'regional-security-lead' : 'reviewers-and-leads',
    subject: subjectOf(cycle, change),
    body: paragraphs([
      `The organisations that it affects are told: ${counted(organisations, 'organisation')}${where}.`,
      'They are told:',
      ...change.message,
    ]),
    link: { text: 'Read the change with its sources', path: addressOf(cycle, change) },
  }
}

/** Where everybody can read the change. */
export function addressOf(cycle: CycleName, { number }: Pick<IssuedChange, 'number'>): string {
  return `/guidance/${cycle}/changes/${number}`
}

function subjectOf(cycle: CycleName, { title }: IssuedChange): string {
  return `Improvement plan guidance ${cycle} has changed: ${title}`
}

/** What planned letters do is no news to whom they would have come. */
function whatChanges({ name, effects }: AffectedOrganisation): string {
  const told = effects.filter(({ concerns }) => concerns === 'due' || concerns === 'limit')
  return list(`What changes for ${name}:`, told.map(effectInWords))
}

function whereToRead(cycle: CycleName, change: IssuedChange): string {
  return `The change with its sources is on the page of the guidance of ${cycle}, as change ${change.number}.`
}

function paragraphs(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}
