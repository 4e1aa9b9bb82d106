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

/** G2 “the affected are told”: the message of the change, and its effects on each organisation of the reader. */
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
    link: { text: 'See what is due', path },
  }
}

/** The same for people who review or support: how many organisations it affects, in their region or in all. */
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
      `Organisations that it affects have been told: ${pluralise(organisations, 'organisation')}${where}.`,
      'They have been told:',
      ...change.message,
    ]),
    link: { text: 'Read the change with its sources', path: addressOf(cycle, change) },
  }
}

/** The path of the public page about the change. */
function addressOf(cycle: CycleName, { number }: Pick<IssuedChange, 'number'>): string {
  return `/guidance/${cycle}/changes/${number}`
}

function subjectOf(cycle: CycleName, { title }: IssuedChange): string {
  return `Improvement plan guidance ${cycle} has changed: ${title}`
}

/** Without the effects on emails: their recipients have not seen them yet. */
function whatChanges({ name, effects }: AffectedOrganisation): string {
  const shown = effects.filter(({ concerns }) => concerns === 'due' || concerns === 'limit')
  return list(`What changes for ${name}:`, shown.map(effectText))
}

function whereToRead(cycle: CycleName, change: IssuedChange): string {
  return `The change with its sources is change ${change.number} on the guidance page of ${cycle}.`
}

function paragraphs(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n')
}
