import type { IssuedChange } from '../guidance/change.ts'
import type { CycleName } from '../guidance/cycles.ts'
import { list, pluralise } from '../sentences.ts'
import { type Effect, effectText } from '../timetable/effect.ts'
import type { Email } from './email.ts'

/** An organisation and what a change does there. */
type AffectedOrganisation = {
  readonly code: string
  readonly name: string
  readonly effects: readonly Effect[]
}

const kind = 'guidance-changed'

/** G2 “the affected are told”: the message of the change, and what it does for each organisation of the reader. */
export function affectedEmail(
  cycle: CycleName,
  change: IssuedChange,
  organisations: readonly AffectedOrganisation[],
): Email {
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
export function supportersEmail(
  cycle: CycleName,
  change: IssuedChange,
  organisations: number,
  whose: 'region' | 'all',
): Email {
  const where = whose === 'region' ? ' of your region' : ''
  return {
    kind,
    to: whose === 'region' ? 'regional-security-lead' : 'reviewers-and-leads',
    subject: subjectOf(cycle, change),
    body: paragraphs([
      `The organisations that it affects are told: ${pluralise(organisations, 'organisation')}${where}.`,
      'They are told:',
      ...change.message,
    ]),
    link: { text: 'Read the change with its sources', path: addressOf(cycle, change) },
  }
}

/** Where everybody can read the change. */
function addressOf(cycle: CycleName, { number }: Pick<IssuedChange, 'number'>): string {
  return `/guidance/${cycle}/changes/${number}`
}

function subjectOf(cycle: CycleName, { title }: IssuedChange): string {
  return `Improvement plan guidance ${cycle} has changed: ${title}`
}

/** What planned emails do is no news to whom they would have come. */
function whatChanges({ name, effects }: AffectedOrganisation): string {
  const told = effects.filter(({ concerns }) => concerns === 'due' || concerns === 'limit')
  return list(`What changes for ${name}:`, told.map(effectText))
}

function whereToRead(cycle: CycleName, change: IssuedChange): string {
  return `The change with its sources is on the page of the guidance of ${cycle}, as change ${change.number}.`
}

function paragraphs(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}
